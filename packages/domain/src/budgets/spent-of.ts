import type { Budget } from "@quarry/database/generated/client";
import { findGrouping } from "../costs/find-grouping.ts";
import { addDays, dateOf, daysBetween } from "../costs/days-schema.ts";
import { CostMetric } from "../costs/schema.ts";
import type { Transaction } from "../operation/context.ts";
import { meteredEstimate } from "./metered-estimate.ts";
import type { PeriodDays } from "./periods-schema.ts";

/** What counts towards a budget. */
export type SpendScope = Pick<Budget, "connectionId" | "tagKey" | "tagValue" | "metric">;

/** What a tag value cost in some days, in ten-billionths of a dollar. */
export interface Spent {
  billed: bigint;
  metered: bigint;
  /** The day after the last that every bill has; null where no bill is divided by the tag. */
  billedUntil: string | null;
  /** The bills that count. */
  sourceIds: string[];
}

/**
 * What was spent under a tag value in a period: what the bills say, and for the days up to today that they do not have
 * yet what was metered. Bills that are not divided by the tag know nothing of it.
 *
 * @param today the day (UTC) up to which days are counted
 */
export async function spentOf(
  transaction: Transaction,
  { connectionId, tagKey, tagValue, metric }: SpendScope,
  { today, ...period }: PeriodDays & { today: string },
): Promise<Spent> {
  const found = await findGrouping(transaction, connectionId ?? undefined, `tag:${tagKey}`);
  const held = found.flatMap(({ groupingId, sourceId, heldUntil }) =>
    heldUntil === null ? [] : [{ groupingId, sourceId, heldUntil }],
  );
  const sourceIds = held.map(({ sourceId }) => sourceId);
  const billedUntil = held.map(({ heldUntil }) => heldUntil).toSorted()[0] ?? null;
  if (billedUntil === null) return { billed: 0n, metered: 0n, billedUntil, sourceIds };
  const values = await transaction.costValue.findMany({
    where: { groupingId: { in: held.map(({ groupingId }) => groupingId) }, value: tagValue },
    select: { id: true, groupingId: true },
  });
  const column = CostMetric.parse(metric);
  const sums = await Promise.all(
    values.map(({ id, groupingId }) =>
      transaction.costDayTotal.aggregate({
        where: { groupingId, valueId: id, day: { gte: dateOf(period.from), lt: dateOf(period.until) } },
        _sum: { [column]: true },
      }),
    ),
  );
  const billed = sums.reduce((total, { _sum: sum }) => total + (sum[column] ?? 0n), 0n);
  return {
    billed,
    metered: await unbilled(transaction, { tagKey, tagValue, billedUntil, today, period }),
    billedUntil,
    sourceIds,
  };
}

interface Unbilled extends Pick<SpendScope, "tagKey" | "tagValue"> {
  billedUntil: string;
  today: string;
  period: PeriodDays;
}

async function unbilled(
  transaction: Transaction,
  { billedUntil, today, period, ...tag }: Unbilled,
): Promise<bigint> {
  const from = billedUntil > period.from ? billedUntil : period.from;
  const tomorrow = addDays(today, 1);
  const until = tomorrow < period.until ? tomorrow : period.until;
  return daysBetween(from, until) > 0 ? meteredEstimate(transaction, { ...tag, from, until }) : 0n;
}
