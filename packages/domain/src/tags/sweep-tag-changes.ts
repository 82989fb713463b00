import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import type { TagFailure } from "./schema.ts";

interface GivenUp {
  profileId: string;
  name: string;
  teamId: string | null;
}

/**
 * Ends changes of tags that AWS has left in doubt for a day, where people see it, and takes up those whose job
 * was lost. The database's clock decides.
 */
export async function sweepTagChanges(context: JobContext): Promise<void> {
  await endDoubtful(context);
  await takeUpStalled(context);
}

async function endDoubtful(context: JobContext): Promise<void> {
  await context.database.$transaction(async (transaction) => {
    const ended = await transaction.$queryRaw<GivenUp[]>`
      UPDATE "TagChange" c SET "state" = 'failed', "settledAt" = now(), "failure" = ${JSON.stringify(inDoubt)}::jsonb
      FROM "Profile" p
      WHERE p.id = c."profileId" AND c."state" = 'waiting' AND c."askedAt" < now() - interval '1 day'
      RETURNING p.id::text AS "profileId", p."name",
        (SELECT a."teamId"::text FROM "Adoption" a WHERE a."profileId" = p.id ORDER BY a."adoptedAt", a."teamId" LIMIT 1) AS "teamId"`;
    for (const { profileId, name, teamId } of ended) {
      await appendEvent(transaction, context, {
        name: "profile.tagging-failed",
        subject: { kind: "profile", id: profileId, label: name },
        ...(teamId !== null && { teamId }),
        after: { cause: inDoubt.cause },
      });
    }
  });
}

const inDoubt: TagFailure = {
  awsCode: "",
  title: "AWS has not answered for a day",
  cause: "Quarry asked AWS to change the tags and could not find out whether it did.",
  remedy: "Check that AWS can be reached and read the profiles anew, then change what is still wrong.",
};

// A job that was retried to its limit, or died with its queue, leaves its change waiting for ever.
async function takeUpStalled({ database, jobs }: JobContext): Promise<void> {
  const stalled = await database.$queryRaw<{ id: string }[]>`
    SELECT c.id::text FROM "TagChange" c
    WHERE c."state" = 'waiting' AND c."askedAt" < now() - interval '2 minutes'
      AND NOT EXISTS (
        SELECT 1 FROM pgboss.job j
        WHERE j.name = 'profiles.tag' AND j.state IN ('created', 'retry', 'active')
          AND j.data ->> 'changeId' = c.id::text)`;
  for (const { id } of stalled) {
    await database.$transaction((transaction) =>
      jobs.enqueue(transaction, { name: "profiles.tag", payload: { changeId: id }, key: id }),
    );
  }
}
