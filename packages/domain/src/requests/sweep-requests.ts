import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { tellAsker } from "../notices/tell-of-request.ts";
import type { FailureView } from "./schema.ts";

interface Swept {
  id: string;
  title: string;
  teamId: string;
}

/**
 * Ends requests that nobody decided in time, takes up approved ones whose job was lost, and hands those that
 * AWS has left in doubt for a day to people. The database's clock decides.
 */
export async function sweepRequests(context: JobContext): Promise<void> {
  await expireUndecided(context);
  await handOver(context);
  await takeUpStalled(context);
}

async function expireUndecided(context: JobContext): Promise<void> {
  await context.database.$transaction(async (transaction) => {
    const expired = await transaction.$queryRaw<Swept[]>`
      UPDATE "Request" SET "state" = 'expired', "settledAt" = now()
      WHERE "state" = 'pending' AND "decideBy" <= now()
      RETURNING id::text, "title", "teamId"::text AS "teamId"`;
    for (const { id, title, teamId } of expired) {
      await appendEvent(transaction, context, {
        name: "request.expired",
        subject: { kind: "request", id, label: title },
        teamId,
        after: { state: "expired" },
      });
      await tellAsker(transaction, context, { kind: "request.expired", facts: {}, requestId: id });
    }
  });
}

async function handOver(context: JobContext): Promise<void> {
  await context.database.$transaction(async (transaction) => {
    const doubtful = await transaction.$queryRaw<Swept[]>`
      UPDATE "Request" r SET "state" = 'unknown', "settledAt" = now(), "failure" = ${JSON.stringify(inDoubt)}::jsonb
      FROM "AwsOperation" o
      WHERE o."requestId" = r.id AND r."state" = 'provisioning' AND o."queuedAt" < now() - interval '1 day'
      RETURNING r.id::text, r."title", r."teamId"::text AS "teamId"`;
    for (const { id, title, teamId } of doubtful) {
      await appendEvent(transaction, context, {
        name: "request.doubted",
        subject: { kind: "request", id, label: title },
        teamId,
        after: { state: "unknown" },
      });
      await tellAsker(transaction, context, { kind: "request.doubted", facts: {}, requestId: id });
    }
  });
}

const inDoubt: FailureView = {
  code: "unavailable",
  awsCode: "",
  title: "AWS has not answered for a day",
  cause: "Quarry asked AWS for what was approved and could not find out whether it was done.",
  remedy:
    "Check that AWS can be reached, then try again: what was made is found by its tag, never made twice, and what is gone stays gone.",
};

// A job that was retried to its limit, or died with its queue, leaves its request under way for ever.
async function takeUpStalled({ database, jobs }: JobContext): Promise<void> {
  const stalled = await database.$queryRaw<{ id: string }[]>`
    SELECT r.id::text FROM "Request" r JOIN "AwsOperation" o ON o."requestId" = r.id
    WHERE r."state" IN ('approved', 'provisioning') AND o."queuedAt" < now() - interval '2 minutes'
      AND NOT EXISTS (
        SELECT 1 FROM pgboss.job j
        WHERE j.name = 'requests.provision' AND j.state IN ('created', 'retry', 'active')
          AND j.data ->> 'requestId' = r.id::text)`;
  for (const { id } of stalled) {
    await database.$transaction((transaction) =>
      jobs.enqueue(transaction, { name: "requests.provision", payload: { requestId: id }, key: id }),
    );
  }
}
