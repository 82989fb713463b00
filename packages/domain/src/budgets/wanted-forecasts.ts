import type { Transaction } from "../operation/context.ts";
import { monthOf } from "../costs/days-schema.ts";
import { CostMetric } from "../costs/schema.ts";
import type { ForecastScope } from "../metering/told-by-aws.ts";
import { periodAt } from "./periods-schema.ts";

/** What of a bill is to be forecast, and to which day: the day after the last. */
export interface WantedForecast {
  scope: ForecastScope;
  until: string;
}

interface Bill {
  id: string;
  connectionId: string;
}

/**
 * What AWS is to forecast of a bill for the budgets that tell of their forecast, the most used first. Each tag value is
 * asked for once, to the end of the longest period that AWS forecasts by the day: three months ahead.
 */
export async function wantedForecasts(
  database: Pick<Transaction, "budget" | "costGrouping">,
  { id: sourceId, connectionId }: Bill,
  today: string,
): Promise<WantedForecast[]> {
  const groupings = await database.costGrouping.findMany({
    where: { sourceId, key: { startsWith: "tag:" }, heldUntil: { not: null } },
    select: { key: true },
  });
  const budgets = await database.budget.findMany({
    where: {
      deletedAt: null,
      tellsForecast: true,
      tagKey: { in: groupings.map(({ key }) => key.slice("tag:".length)) },
      OR: [{ connectionId: null }, { connectionId }],
    },
    orderBy: [{ usedPermille: "desc" }, { id: "asc" }],
  });
  const wanted = new Map<string, WantedForecast>();
  for (const { metric, tagKey, tagValue, period } of budgets) {
    const { until } = periodAt(period, today);
    if (until > monthOf(today, 3)) continue;
    const scope = { metric: CostMetric.parse(metric), tagKey, tagValue };
    const name = JSON.stringify(scope);
    const known = wanted.get(name);
    if (!known || known.until < until) wanted.set(name, { scope, until });
  }
  return [...wanted.values()];
}
