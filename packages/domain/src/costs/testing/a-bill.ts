import type { CostAmounts, CostLine } from "@quarry/aws-core/costs/cost-line";
import { readMoney } from "@quarry/aws-core/costs/read-money";
import type { Database } from "../../operation/context.ts";
import type { DayRange } from "../days-schema.ts";
import { addDays, dateOf } from "../days-schema.ts";
import { replaceDays } from "../ingest/replace-days.ts";
import { stageLines } from "../ingest/stage-lines.ts";

/** What was spent on one thing in one day, and what that thing is by each grouping. */
export interface Spend {
  day: string;
  service?: string;
  usageType?: string;
  /** US dollars, such as "-1.0000000001": all five metrics, but for those in `amounts`. */
  usd: string;
  /** Metrics that differ from `usd`, in US dollars. */
  amounts?: Partial<Record<keyof CostAmounts, string>>;
  quantity?: string;
  isEstimated?: boolean;
  /** Its value by grouping, such as `{ account: "111122223333", "tag:team": "search" }`; "" where none is given. */
  of?: Record<string, string>;
}

export interface Bill {
  connectionId: string;
  /** By default "total" and every grouping that a spend has a value of. */
  groupings?: readonly string[];
  spends: readonly Spend[];
  /** The days that are read; by default from the first spend to the last. */
  days?: DayRange;
  readAt?: Date;
}

/**
 * Writes a bill the way the worker does, with lines for each of its groupings that add up to the same. The source of
 * the connection is made where it has none.
 * @returns the source, and the groupings' numbers by their keys
 */
export async function aBill(
  database: Database,
  bill: Bill,
): Promise<{ sourceId: string; groupingIds: Record<string, number> }> {
  const { connectionId, spends, readAt = new Date() } = bill;
  const groupings = bill.groupings ?? [
    "total",
    ...new Set(spends.flatMap(({ of }) => Object.keys(of ?? {}))),
  ];
  const { id: sourceId } = await database.costSource.upsert({
    where: { connectionId },
    create: { connectionId, kind: "cost_explorer" },
    update: {},
  });
  const groupingIds: Record<string, number> = {};
  for (const key of groupings) {
    const { id: groupingId } = await database.costGrouping.upsert({
      where: { sourceId_key: { sourceId, key } },
      create: { sourceId, key },
      update: {},
    });
    groupingIds[key] = groupingId;
    const days = { ...(bill.days ?? daysOf(spends)), groupingId, readAt };
    await writeLines(database, days, linesOf(spends, key));
  }
  return { sourceId, groupingIds };
}

/** Puts the lines in the place of what a grouping holds of the days, as one reading of them. */
export async function writeLines(
  database: Database,
  days: DayRange & { groupingId: number; readAt: Date },
  lines: Iterable<CostLine> | AsyncIterable<CostLine>,
): Promise<{ lines: number }> {
  const { groupingId, from, until } = days;
  const { id } = await database.costReading.create({
    data: { groupingId, from: dateOf(from), until: dateOf(until), progress: {} },
  });
  await stageLines(database, id, lines);
  return database.$transaction((transaction) => replaceDays(transaction, days, id));
}

function daysOf(spends: readonly Spend[]): DayRange {
  const days = spends.map(({ day }) => day).toSorted();
  const first = days.at(0);
  const last = days.at(-1);
  if (first === undefined || last === undefined) throw new Error("A bill without spends needs its days.");
  return { from: first, until: addDays(last, 1) };
}

/** Spends that are the same by the grouping become one line. */
function linesOf(spends: readonly Spend[], key: string): CostLine[] {
  const lines = new Map<string, CostLine>();
  for (const spend of spends) {
    const line = lineOf(spend, key);
    const name = JSON.stringify([line.day, line.service, line.usageType, line.value]);
    const same = lines.get(name);
    lines.set(name, same ? add(same, line) : line);
  }
  return [...lines.values()];
}

function lineOf(spend: Spend, key: string): CostLine {
  const amount = (metric: keyof CostAmounts): bigint => readMoney(spend.amounts?.[metric] ?? spend.usd);
  return {
    day: spend.day,
    service: spend.service ?? "Amazon Bedrock",
    usageType: spend.usageType ?? "USE1-NovaLite-input-tokens",
    value: spend.of?.[key] ?? "",
    quantity: spend.quantity ?? "1",
    isEstimated: spend.isEstimated ?? false,
    unblended: amount("unblended"),
    amortized: amount("amortized"),
    netUnblended: amount("netUnblended"),
    netAmortized: amount("netAmortized"),
    blended: amount("blended"),
  };
}

function add(one: CostLine, other: CostLine): CostLine {
  return {
    ...one,
    isEstimated: one.isEstimated || other.isEstimated,
    quantity: String(Number(one.quantity) + Number(other.quantity)),
    unblended: one.unblended + other.unblended,
    amortized: one.amortized + other.amortized,
    netUnblended: one.netUnblended + other.netUnblended,
    netAmortized: one.netAmortized + other.netAmortized,
    blended: one.blended + other.blended,
  };
}
