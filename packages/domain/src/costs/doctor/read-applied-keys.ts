import type { Database } from "../../operation/context.ts";
import type { AppliedKey } from "./key-facts.ts";

export interface AppliedKeys {
  byKey: ReadonlyMap<string, AppliedKey>;
  /** Application profiles whose tags are known. */
  profiles: number;
}

interface Row {
  key: string;
  profiles: number;
  endpoints: number;
  since: Date | null;
  isExact: boolean;
}

/**
 * Which tag keys the profiles and endpoints of the catalog carry, of the accounts that a bill pays, and since when.
 * A tag that Quarry put on was put on then; of others only the day is known on which Quarry first saw the profile.
 *
 * @param connectionIds the connections that the bill pays for
 */
export async function readAppliedKeys(
  database: Database,
  connectionIds: readonly string[],
): Promise<AppliedKeys> {
  const [rows, profiles] = await Promise.all([
    readRows(database, connectionIds),
    database.profile.count({
      where: {
        connectionId: { in: [...connectionIds] },
        type: "APPLICATION",
        goneAt: null,
        tagsReadable: true,
      },
    }),
  ]);
  return { byKey: new Map(rows.map(({ key, ...applied }) => [key, applied])), profiles };
}

function readRows(database: Database, connectionIds: readonly string[]): Promise<Row[]> {
  return database.$queryRaw<Row[]>`
    WITH set_by_quarry AS (
      SELECT c."profileId", tag ->> 'key' AS key, min(c."settledAt") AS at
      FROM "TagChange" c, jsonb_array_elements(c."add") AS tag
      WHERE c."state" = 'done' GROUP BY 1, 2
    ), carried AS (
      SELECT t."key", 1 AS profile, 0 AS endpoint,
        coalesce(s.at, CASE WHEN p."origin" = 'quarry' THEN p."awsCreatedAt" END, p."firstSeenAt") AS since,
        s.at IS NOT NULL OR (p."origin" = 'quarry' AND p."awsCreatedAt" IS NOT NULL) AS exact
      FROM "Profile" p
      JOIN "ProfileTag" t ON t."profileId" = p."id"
      LEFT JOIN set_by_quarry s ON s."profileId" = p."id" AND s.key = t."key"
      WHERE p."type" = 'APPLICATION' AND p."goneAt" IS NULL AND p."connectionId" = ANY(${connectionIds}::uuid[])
      UNION ALL
      SELECT tag ->> 'Key', 0, 1, coalesce(e."awsCreatedAt", e."createdAt"), true
      FROM "Endpoint" e,
        jsonb_array_elements(coalesce(e."calls" -> 'createEndpoint' -> 'Tags', '[]'::jsonb)) AS tag
      WHERE e."goneAt" IS NULL AND e."connectionId" = ANY(${connectionIds}::uuid[])
    )
    SELECT key, sum(profile)::int AS profiles, sum(endpoint)::int AS endpoints, min(since) AS since,
      coalesce(min(since) = min(since) FILTER (WHERE exact), false) AS "isExact"
    FROM carried GROUP BY key`;
}
