import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { budgetFacts } from "./budget-facts.ts";
import { evaluateBudget } from "./evaluate-budget.ts";
import { BudgetReference, CreateBudgetInput } from "./schema.ts";
import { settingsOf } from "./settings-of.ts";
import { wantMirror } from "./want-mirror.ts";

/** Sets a budget and holds it against the bill at once. */
export const createBudget = command({
  permission: "budgets.govern",
  event: "budget.created",
  route: { method: "POST", path: "/budgets", summary: "Set a budget", successStatus: 201 },
  input: CreateBudgetInput,
  output: BudgetReference,
  async run({ context, transaction, input }) {
    const { userId: setById } = personOf(context);
    const columns = await settingsOf(transaction, context, { budgetId: null, input });
    const budget = await transaction.budget.create({ data: { ...columns, setById } });
    await wantMirror(transaction, context, { budget, mirror: input.mirror });
    await evaluateBudget(transaction, context, budget.id);
    const { id, name, teamId } = budget;
    return {
      result: { id },
      changes: [
        {
          subject: { kind: "budget", id, label: name },
          ...(teamId !== null && { teamId }),
          after: budgetFacts(budget),
        },
      ],
    };
  },
});
