import type { Transaction } from "../operation/context.ts";
import { DomainError } from "../operation/domain-error.ts";

const callsAtOnce = 5;

/**
 * Holds a person to five answers under way, of models and endpoints together. The lock makes two simultaneous
 * calls of one person count each other.
 *
 * @throws DomainError `limit`
 */
export async function assertRoomForCall(transaction: Transaction, userId: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${userId}, 0))`;
  const rows = await transaction.$queryRaw<{ running: bigint }[]>`
    SELECT count(*) AS running FROM "Invocation"
    WHERE "userId" = ${userId}::uuid AND outcome = 'running' AND "startedAt" > now() - interval '10 minutes'`;
  if (Number(rows[0]?.running ?? 0) < callsAtOnce) return;
  throw new DomainError(
    "limit",
    `You have ${callsAtOnce} answers under way. Wait for one to end or stop it.`,
  );
}
