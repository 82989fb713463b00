import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import type { Transaction } from "../operation/context.ts";
import { DomainError, invalidField } from "../operation/domain-error.ts";
import { days } from "../operation/units.ts";
import { findGoverned } from "./find-budgets.ts";
import { BudgetReference, longestOverrideDays, OverrideBudgetInput } from "./schema.ts";
import { wantSuspensions } from "./want-effect.ts";

/**
 * Lets profiles be called again before the period is over, until a time; then they are held back again, unless the
 * budget has let go of them. With `until` null such an override ends.
 */
export const overrideBudget = command({
  permission: "budgets.govern",
  event: "budget.overridden",
  route: { method: "POST", path: "/budgets/{id}/override", summary: "Override what a budget suspends" },
  input: OverrideBudgetInput,
  output: BudgetReference,
  async run({ context, transaction, input: { id, profileId, until, reason } }) {
    const { userId } = personOf(context);
    const budget = await findGoverned(transaction, context.actor, id);
    const overrideUntil = until === null ? null : await checkedTime(transaction, until);
    if (profileId === undefined) await transaction.budget.update({ where: { id }, data: { overrideUntil } });
    const touched = await transaction.suspension.updateManyAndReturn({
      where: { budgetId: id, liftedAt: null, ...(profileId !== undefined && { profileId }) },
      data: { overrideUntil, overrideReason: reason, overriddenById: userId },
      select: { profileId: true },
    });
    if (profileId !== undefined && touched.length === 0) {
      throw new DomainError("conflict", "The budget does not hold this profile back any more.");
    }
    const ids = touched.map((suspension) => suspension.profileId).toSorted();
    await wantSuspensions(transaction, context, ids);
    return {
      result: { id },
      changes: [
        {
          subject: { kind: "budget", id, label: budget.name },
          ...(budget.teamId !== null && { teamId: budget.teamId }),
          after: { until, reason, profiles: ids },
        },
      ],
    };
  },
});

/** The database's clock decides, as it does when the override ends. */
async function checkedTime(transaction: Transaction, until: string): Promise<Date> {
  const [clock] = await transaction.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  const millis = Date.parse(until) - (clock?.now.getTime() ?? Date.now());
  if (millis <= 0) throw invalidField("until", "Choose a time to come.");
  if (millis > days(longestOverrideDays)) {
    throw invalidField("until", `Choose a time within ${longestOverrideDays} days, or raise the amount.`);
  }
  return new Date(until);
}
