import { command } from "../operation/command.ts";
import { budgetFacts } from "./budget-facts.ts";
import { findGoverned } from "./find-budgets.ts";
import { liftSuspensions } from "./hold-back.ts";
import { BudgetReference } from "./schema.ts";
import { wantMirror } from "./want-mirror.ts";

/** Deletes a budget: there is no limit any more, and what it held back is let go. */
export const deleteBudget = command({
  permission: "budgets.govern",
  event: "budget.deleted",
  route: { method: "DELETE", path: "/budgets/{id}", summary: "Delete a budget" },
  input: BudgetReference,
  output: BudgetReference,
  async run({ context, transaction, input: { id } }) {
    const budget = await findGoverned(transaction, context.actor, id);
    await transaction.budget.update({ where: { id }, data: { deletedAt: new Date() }, select: { id: true } });
    await liftSuspensions(transaction, context, { budgetId: id, reason: "The budget is deleted." });
    await wantMirror(transaction, context, { budget, mirror: null });
    return {
      result: { id },
      changes: [
        {
          subject: { kind: "budget", id, label: budget.name },
          ...(budget.teamId !== null && { teamId: budget.teamId }),
          before: budgetFacts(budget),
        },
      ],
    };
  },
});
