-- The audit trail: numbered, stamped and chained by the database, and never changed afterwards.

-- The text a row's hash is taken over. Any change of it breaks the verification of older rows.
CREATE FUNCTION quarry_event_hash("row" "Event") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(
    jsonb_build_array(
      "row"."sequence", "row"."id", to_char("row"."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
      "row"."name", "row"."actorKind", "row"."actorId", "row"."actorName", "row"."teamId",
      "row"."subjectKind", "row"."subjectId", "row"."subjectLabel", "row"."before", "row"."after",
      "row"."requestId", "row"."previousHash"
    )::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION quarry_chain_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_sequence bigint;
  last_hash text;
BEGIN
  -- Held until the transaction ends, so numbers have no gaps and each row sees the one before.
  PERFORM pg_advisory_xact_lock(hashtextextended('quarry audit trail', 0));
  SELECT "sequence", "hash" INTO last_sequence, last_hash FROM "Event" ORDER BY "sequence" DESC LIMIT 1;
  NEW."sequence" := coalesce(last_sequence, 0) + 1;
  NEW."at" := clock_timestamp();
  NEW."previousHash" := coalesce(last_hash, '');
  NEW."hash" := quarry_event_hash(NEW);
  RETURN NEW;
END $$;

CREATE TRIGGER "Event_chain" BEFORE INSERT ON "Event" FOR EACH ROW EXECUTE FUNCTION quarry_chain_event();

CREATE FUNCTION quarry_refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit trail is append-only.';
END $$;

CREATE TRIGGER "Event_append_only" BEFORE UPDATE OR DELETE ON "Event"
  FOR EACH ROW EXECUTE FUNCTION quarry_refuse_event_change();
CREATE TRIGGER "Event_never_emptied" BEFORE TRUNCATE ON "Event"
  FOR EACH STATEMENT EXECUTE FUNCTION quarry_refuse_event_change();

-- Recomputes the whole chain; "first_broken" is the first row that does not follow from the one before.
CREATE FUNCTION quarry_verify_events(OUT events bigint, OUT head_hash text, OUT first_broken bigint)
LANGUAGE sql STABLE AS $$
  WITH walked AS (
    SELECT
      e."sequence", e."hash",
      e."sequence" = row_number() OVER chain
        AND e."previousHash" = coalesce(lag(e."hash") OVER chain, '')
        AND e."hash" = quarry_event_hash(e) AS follows
    FROM "Event" e
    WINDOW chain AS (ORDER BY e."sequence")
  )
  SELECT
    count(*),
    (SELECT "hash" FROM walked ORDER BY "sequence" DESC LIMIT 1),
    min("sequence") FILTER (WHERE NOT follows)
  FROM walked
$$;
