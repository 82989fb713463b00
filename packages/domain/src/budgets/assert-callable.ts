import type { Transaction } from "../operation/context.ts";
import { DomainError } from "../operation/domain-error.ts";
import { byBudgetName, holdingSentence, suspensionRelations } from "./profile-suspension.ts";

/**
 * Refuses a call of a profile that a budget holds back, whether the tag is there yet or not. The database's clock decides.
 *
 * @throws DomainError `limit` that names every such budget, its amount, since when, when it ends and whom to ask
 */
export async function assertCallable(transaction: Transaction, profileId: string): Promise<void> {
  const holding = await transaction.$queryRaw<{ id: string }[]>`
    SELECT "id"::text FROM "Suspension"
    WHERE "profileId" = ${profileId}::uuid AND "liftedAt" IS NULL AND "until" > now()
      AND ("overrideUntil" IS NULL OR "overrideUntil" <= now())`;
  if (holding.length === 0) return;
  const suspensions = await transaction.suspension.findMany({
    where: { id: { in: holding.map(({ id }) => id) } },
    include: suspensionRelations,
    orderBy: byBudgetName,
  });
  throw new DomainError("limit", `This profile is suspended. ${suspensions.map(holdingSentence).join(" ")}`);
}
