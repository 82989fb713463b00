import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { tellOfEndingKeys } from "../notices/tell-of-key.ts";
import { forgetExpired } from "../secrets/forget-expired.ts";

/** Forgets sealed keys that nobody looked at in time, and takes up changes whose job was lost. */
export async function sweepKeys(context: JobContext): Promise<void> {
  await context.database.$transaction(async (transaction) => {
    const forgotten = await forgetExpired(transaction);
    const users = await transaction.iamUser.findMany({ where: { secretId: { in: forgotten } } });
    for (const { id, name, teamId, keyId } of users) {
      await appendEvent(transaction, context, {
        name: "access-key.forgotten",
        subject: { kind: "iam-user", id, label: name },
        teamId,
        after: { keyId },
      });
    }
    await tellOfEndingKeys(transaction, context);
  });
  await takeUpStalled(context);
}

async function takeUpStalled({ database, jobs }: JobContext): Promise<void> {
  const stalled = await database.$queryRaw<{ id: string }[]>`
    SELECT u.id::text FROM "IamUser" u
    WHERE u."wish" <> 'kept' AND u."goneAt" IS NULL AND u."wishedAt" < now() - interval '2 minutes'
      AND NOT EXISTS (
        SELECT 1 FROM pgboss.job j
        WHERE j.name = 'roles.change-key' AND j.state IN ('created', 'retry', 'active')
          AND j.data ->> 'iamUserId' = u.id::text)`;
  for (const { id } of stalled) {
    await database.$transaction((transaction) =>
      jobs.enqueue(transaction, { name: "roles.change-key", payload: { iamUserId: id }, key: id }),
    );
  }
}
