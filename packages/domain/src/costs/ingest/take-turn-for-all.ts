import type { Transaction } from "../../operation/context.ts";

/**
 * Waits until no other transaction adds what all bills share: months of lines, and names of services and usage types.
 * One lock for all of it: with several, two transactions could each hold what the other waits for.
 */
export async function takeTurnForAll(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('what bills share', 0))`;
}
