import { perMicrodollar } from "@quarry/aws-core/costs/read-money";
import { budgetName } from "@quarry/aws-core/budgets/budget-name";
import { awsBudgetPeriods, BudgetSpec } from "@quarry/aws-core/budgets/schema";
import type { Budget } from "@quarry/database/generated/client";
import { z } from "zod";
import type { KnownContext, Transaction } from "../operation/context.ts";
import { invalidField } from "../operation/domain-error.ts";
import { CostMetric } from "../costs/schema.ts";
import { dollars } from "./budget-view.ts";
import type { CreateBudgetInput } from "./schema.ts";
import { wantEffect } from "./want-effect.ts";

/**
 * Has AWS Budgets keep a budget beside Quarry's, or no longer. A budget of AWS keeps its name and its account for as
 * long as it is there.
 *
 * @throws DomainError `invalid` when it would have to move to another account
 */
export async function wantMirror(
  transaction: Transaction,
  context: KnownContext,
  { budget, mirror }: { budget: Budget; mirror: CreateBudgetInput["mirror"] },
): Promise<void> {
  const key = { kind: "mirror" as const, key: budget.id };
  const known = await transaction.budgetEffect.findUnique({ where: { kind_key: key } });
  if (mirror === null) {
    if (!known || known.wanted === null) return;
    await wantEffect(transaction, context, { ...key, connectionId: known.connectionId, wanted: null });
    return;
  }
  const { connectionId } = budget;
  if (connectionId === null)
    throw invalidField("mirror", "Choose one bill: AWS Budgets belongs to an account.");
  if (known && known.connectionId !== connectionId) {
    throw invalidField(
      "connectionId",
      "AWS keeps this budget in the other account. Set a new budget for this bill.",
    );
  }
  const earlier = z
    .array(BudgetSpec)
    .safeParse([known?.wanted, ...z.array(z.unknown()).parse(known?.sent ?? [])]);
  const name = earlier.data?.[0]?.name ?? budgetName(budget.name, budget.id);
  await wantEffect(transaction, context, {
    ...key,
    connectionId,
    wanted: specOf(budget, { name, ...mirror }),
  });
}

function specOf(budget: Budget, { name, emails }: { name: string; emails: string[] }): BudgetSpec {
  const { amountMicrodollars, tagKey, tagValue, thresholds, tellsForecast } = budget;
  return {
    name,
    amount: dollars(amountMicrodollars * perMicrodollar),
    period: z.enum(awsBudgetPeriods).parse(budget.period),
    tagKey,
    tagValue,
    metric: CostMetric.parse(budget.metric),
    thresholds,
    tellsForecast,
    emails,
  };
}
