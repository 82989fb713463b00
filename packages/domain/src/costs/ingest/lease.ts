import type { Database, Transaction } from "../../operation/context.ts";
import { LeaseLost } from "./reading-stops.ts";

/** After so long without a sign of life another reader takes over; a call of Cost Explorer takes 15 s at most. */
export const leaseSeconds = 120;

/** A bill that one reader has for itself, with the number that all its writes carry. */
export interface Lease {
  sourceId: string;
  attempt: number;
}

/** Takes a bill for one reader; null while another has it. */
export async function takeLease(database: Database, sourceId: string): Promise<Lease | null> {
  const [taken] = await database.$queryRaw<{ attempt: number }[]>`
    UPDATE "CostSource"
    SET "attempt" = "attempt" + 1, "leasedUntil" = now() + make_interval(secs => ${leaseSeconds}::int),
      "lastAttemptAt" = now()
    WHERE "id" = ${sourceId}::uuid AND coalesce("leasedUntil" <= now(), true)
    RETURNING "attempt"`;
  return taken ? { sourceId, attempt: taken.attempt } : null;
}

/**
 * Holds the lease until the transaction is through: nobody can take it over before.
 * @throws LeaseLost
 */
export async function holdLease(transaction: Transaction, { sourceId, attempt }: Lease): Promise<void> {
  const held = await transaction.$executeRaw`
    UPDATE "CostSource" SET "leasedUntil" = now() + make_interval(secs => ${leaseSeconds}::int)
    WHERE "id" = ${sourceId}::uuid AND "attempt" = ${attempt}::int`;
  if (held === 0) throw new LeaseLost();
}

/** Gives a bill back, unless another reader has it by now. */
export async function giveBack(database: Database, { sourceId, attempt }: Lease): Promise<void> {
  await database.costSource.updateMany({ where: { id: sourceId, attempt }, data: { leasedUntil: null } });
}
