import type { Prisma } from "@quarry/database/generated/client";
import type { Transaction } from "../../operation/context.ts";
import { DomainError } from "../../operation/domain-error.ts";

/**
 * Writes down what somebody wants changed. The database keeps the changes of a key, and backfills, one after the other.
 *
 * @throws DomainError `conflict` when one of them waits already
 */
export async function keepWishes(
  transaction: Transaction,
  wishes: Prisma.CostTagChangeCreateManyInput[],
): Promise<string[]> {
  const kept = await transaction.costTagChange.createManyAndReturn({
    data: wishes,
    skipDuplicates: true,
    select: { id: true },
  });
  if (kept.length === wishes.length) return kept.map(({ id }) => id);
  throw new DomainError("conflict", "This is being changed at this moment. Wait until that is done.");
}
