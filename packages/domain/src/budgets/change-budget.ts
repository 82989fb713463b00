import { command } from "../operation/command.ts";
import { DomainError } from "../operation/domain-error.ts";
import { budgetFacts } from "./budget-facts.ts";
import { evaluateBudget } from "./evaluate-budget.ts";
import { findGoverned } from "./find-budgets.ts";
import { liftSuspensions } from "./hold-back.ts";
import { BudgetReference, ChangeBudgetInput } from "./schema.ts";
import { settingsOf } from "./settings-of.ts";
import { wantMirror } from "./want-mirror.ts";

/**
 * Changes a budget and holds it against the bill at once: what a larger amount no longer exceeds is let go, and what
 * another tag or team covers is held back instead.
 */
export const changeBudget = command({
  permission: "budgets.govern",
  event: "budget.changed",
  route: { method: "PUT", path: "/budgets/{id}", summary: "Change a budget" },
  input: ChangeBudgetInput,
  output: BudgetReference,
  async run({ context, transaction, input: { id, version, ...input } }) {
    const before = await findGoverned(transaction, context.actor, id);
    if (before.version !== version) {
      throw new DomainError("conflict", "Somebody changed this budget meanwhile. Look at it again.");
    }
    const columns = await settingsOf(transaction, context, { budgetId: id, input });
    const budget = await transaction.budget.update({
      where: { id },
      data: { ...columns, version: { increment: 1 } },
    });
    if (isAboutOthers(before, budget)) {
      await liftSuspensions(transaction, context, {
        budgetId: id,
        reason: "The budget is about others now.",
      });
    }
    await wantMirror(transaction, context, { budget, mirror: input.mirror });
    await evaluateBudget(transaction, context, id);
    return {
      result: { id },
      changes: [
        {
          subject: { kind: "budget", id, label: budget.name },
          ...(budget.teamId !== null && { teamId: budget.teamId }),
          before: budgetFacts(before),
          after: budgetFacts(budget),
        },
      ],
    };
  },
});

type Scope = Record<"teamId" | "connectionId", string | null> &
  Record<"tagKey" | "tagValue" | "action", string>;

/** A profile that carries another tag of late stays held back; a budget that looks at another tag lets it go. */
function isAboutOthers(before: Scope, after: Scope): boolean {
  const keys = ["teamId", "connectionId", "tagKey", "tagValue", "action"] as const;
  return keys.some((key) => before[key] !== after[key]);
}
