import { z } from "zod";
import { addDays, dateOf } from "../costs/days-schema.ts";
import type { CostMetric } from "../costs/schema.ts";
import type { Transaction } from "../operation/context.ts";

/** Which costs of a bill AWS forecasts: what carries a value of a tag, or with empty ones the whole bill. */
export interface ForecastScope {
  metric: CostMetric;
  tagKey: string;
  tagValue: string;
}

export const wholeBill: ForecastScope = { metric: "unblended", tagKey: "", tagValue: "" };

const ForecastDays = z.array(
  z.object({ day: z.iso.date(), mean: z.string(), low: z.string().nullable(), high: z.string().nullable() }),
);

/** AWS makes its forecast of today; one of the day before yesterday is none any more. */
const freshDays = 1;

interface Asked {
  sourceIds: readonly string[];
  scope: ForecastScope;
  today: string;
}

/**
 * What AWS forecast for some bills together, in ten-billionths of a dollar by day, and when the oldest was made.
 * @returns null where one of them has no fresh forecast, and for no bills
 */
export async function toldByAws(
  database: Pick<Transaction, "costForecast">,
  { sourceIds, scope, today }: Asked,
): Promise<{ days: Map<string, bigint>; madeAt: Date } | null> {
  const rows = await database.costForecast.findMany({
    where: {
      ...scope,
      sourceId: { in: [...sourceIds] },
      madeOn: { gte: dateOf(addDays(today, -freshDays)) },
    },
    orderBy: { madeOn: "desc" },
  });
  const days = new Map<string, bigint>();
  const made: Date[] = [];
  for (const sourceId of sourceIds) {
    const row = rows.find((one) => one.sourceId === sourceId);
    const told = row ? ForecastDays.parse(row.days) : [];
    if (!row || told.length === 0) return null;
    made.push(row.madeAt);
    for (const { day, mean } of told) days.set(day, (days.get(day) ?? 0n) + BigInt(mean));
  }
  const [oldest] = made.toSorted((one, other) => one.getTime() - other.getTime());
  return oldest ? { days, madeAt: oldest } : null;
}
