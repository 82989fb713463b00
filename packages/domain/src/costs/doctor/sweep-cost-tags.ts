import { appendEvent } from "../../audit/append-event.ts";
import type { JobContext } from "../../jobs/job-context.ts";
import type { CostTagFailure } from "./schema.ts";

/**
 * Has the tags of each bill read once a day, ends changes that AWS has left in doubt for a day where people see it,
 * and takes up those whose job was lost. The database's clock decides.
 */
export async function sweepCostTags(context: JobContext): Promise<void> {
  await endDoubtful(context);
  await takeUpStalled(context);
  await readDaily(context);
}

async function endDoubtful(context: JobContext): Promise<void> {
  await context.database.$transaction(async (transaction) => {
    const ended = await transaction.$queryRaw<{ id: string; name: string; key: string }[]>`
      UPDATE "CostTagChange" c
      SET "state" = 'failed', "settledAt" = now(), "failure" = ${JSON.stringify(inDoubt)}::jsonb
      FROM "CostSource" s JOIN "Connection" n ON n."id" = s."connectionId"
      WHERE s."id" = c."sourceId" AND c."state" = 'waiting' AND c."askedAt" < now() - interval '1 day'
      RETURNING n."id"::text, n."name", c."key"`;
    for (const { id, name, key } of ended) {
      await appendEvent(transaction, context, {
        name: "cost-tag.failed",
        subject: { kind: "connection", id, label: name },
        after: { key, cause: inDoubt.cause },
      });
    }
  });
}

const inDoubt: CostTagFailure = {
  code: "other",
  awsCode: "",
  title: "AWS has not answered for a day",
  cause: "Quarry asked AWS for the change and could not find out whether it was made.",
  remedy: "Read the tags anew to see how they are now, then ask again for what is still wrong.",
};

// A job that was retried to its limit, or died with its queue, leaves its change waiting for ever.
async function takeUpStalled({ database, jobs }: JobContext): Promise<void> {
  const stalled = await database.$queryRaw<{ id: string; sourceId: string; kind: string }[]>`
    SELECT c."id"::text, c."sourceId"::text, c."kind"::text FROM "CostTagChange" c
    WHERE c."state" = 'waiting' AND c."askedAt" < now() - interval '2 minutes'
      AND NOT EXISTS (
        SELECT 1 FROM pgboss.job j
        WHERE j.state IN ('created', 'retry', 'active') AND (
          (j.name = 'costs.activate-tags' AND j.data ->> 'sourceId' = c."sourceId"::text AND c."kind" <> 'backfill')
          OR (j.name = 'costs.backfill-tags' AND j.data ->> 'changeId' = c."id"::text)))`;
  for (const { id, sourceId, kind } of stalled) {
    await database.$transaction((transaction) =>
      kind === "backfill"
        ? jobs.enqueue(transaction, { name: "costs.backfill-tags", payload: { changeId: id }, key: id })
        : jobs.enqueue(transaction, { name: "costs.activate-tags", payload: { sourceId }, key: sourceId }),
    );
  }
}

// The list of keys fits on a page, almost always; the backfills always do.
const requestsOfReading = 2;

/**
 * Reading by itself keeps to the calls that a bill may cost in a day, but for the first, without which nothing could be
 * told. It goes by days in UTC, so that it comes before those calls are used up.
 */
async function readDaily({ database, jobs }: JobContext): Promise<void> {
  const due = await database.$queryRaw<{ id: string }[]>`
    SELECT s."id"::text FROM "CostSource" s LEFT JOIN "CostTagReading" r ON r."sourceId" = s."id"
    WHERE (r."lastAttemptAt" IS NULL OR (
        r."lastAttemptAt" < date_trunc('day', now(), 'UTC')
        AND s."callsPerDay" >= ${requestsOfReading}::int + (
          SELECT count(*) FROM "PaidCall" p
          WHERE p."sourceId" = s."id" AND NOT p."isExtra" AND p."microdollars" > 0
            AND p."madeAt" >= date_trunc('day', now(), 'UTC'))))
      AND NOT EXISTS (
        SELECT 1 FROM pgboss.job j
        WHERE j.name = 'costs.read-tags' AND j.state IN ('created', 'retry', 'active')
          AND j.data ->> 'sourceId' = s."id"::text)`;
  for (const { id: sourceId } of due) {
    await database.$transaction((transaction) =>
      jobs.enqueue(transaction, { name: "costs.read-tags", payload: { sourceId }, key: sourceId }),
    );
  }
}
