import { perMicrodollar } from "@quarry/aws-core/costs/read-money";
import type { Budget } from "@quarry/database/generated/client";
import { dollars } from "./budget-view.ts";

/** A budget as the audit trail tells it. */
export function budgetFacts({ tagKey, tagValue, period, action, thresholds, ...budget }: Budget) {
  return {
    name: budget.name,
    tag: `${tagKey}=${tagValue}`,
    period,
    amount: dollars(budget.amountMicrodollars * perMicrodollar),
    metric: budget.metric,
    levels: [...thresholds.map(String), ...(budget.tellsForecast ? ["forecast"] : [])],
    action,
  };
}
