// What the generator made, summed day by day and line by line without Cost Explorer: for tests to compare with.
import { payerAccount } from "../seed/organization.ts";
import type { World } from "../world/world.ts";
import { moneyDigits, quantityDigits, toDecimal } from "./amounts.ts";
import { billedMeters } from "./billing-meters.ts";
import { dayOf, isoDay, monthOf, monthStart } from "./calendar.ts";
import { historySpan } from "./history.ts";
import { spikeDays, spikeDaysAgo } from "./company-plan.ts";
import { costSettings } from "./cost-settings.ts";
import { readDays, wholeDay } from "./meter.ts";
import type { Meter } from "./meter.ts";

/** One line of a day: what a CUR file would hold. */
export type CostLine = { day: number; meter: Meter; amount: number; quantity: number };

/** All lines of a range of days as they are once settled, in no order; days without use are left out. */
export function* costLines(meters: readonly Meter[], from: number, to: number): Generator<CostLine> {
  for (const meter of meters) {
    for (let day = Math.max(from, meter.first); day < Math.min(to, meter.end); day += 1) {
      const { amount, quantity } = readDays(meter, { from: day, to: day + 1 }, () => wholeDay);
      if (amount !== 0 || quantity !== 0) yield { day, meter, amount, quantity };
    }
  }
}

export type CostTruth = {
  settings: object;
  /** ISO dates: the first day of history, and today. */
  from: string;
  to: string;
  /** Day on which one profile was called far more often, and how many days it lasted. */
  spike: { from: string; days: number };
  lines: number;
  total: string;
  /** Unblended, as decimals. */
  byMonth: Record<string, string>;
  byService: Record<string, string>;
  byAccount: Record<string, string>;
  /** Values of a tag on the lines, whether the key is active or not; untagged lines under the empty one. */
  byTag: Record<string, string>;
  quantityByUsageType: Record<string, string>;
};

/** Totals of settled costs from a day to another, of the whole organisation. */
export function tellTruth(
  world: World,
  { from, to, tag }: { from?: number; to?: number; tag: string },
): CostTruth {
  const settings = costSettings(world);
  const begin = from ?? historySpan(world).first;
  const end = to ?? dayOf(world.clock.now());
  const spike = settings.anchorDay - spikeDaysAgo;
  const sums = createTallies();
  let lines = 0;
  const meters = billedMeters(world, payerAccount).filter(({ counts }) => counts !== "spread");
  for (const meter of meters) {
    for (const { month, ...range } of monthsOf(Math.max(begin, meter.first), Math.min(end, meter.end))) {
      const sum = { amount: 0, quantity: 0 };
      for (const { amount, quantity } of costLines([meter], range.from, range.to)) {
        lines += 1;
        sum.amount += amount;
        sum.quantity += quantity;
      }
      addMonth(sums, { meter, month, tag, ...sum });
    }
  }
  return {
    settings,
    from: isoDay(begin),
    to: isoDay(end),
    spike: { from: isoDay(spike), days: spikeDays },
    lines,
    total: sums.read("total", moneyDigits)[""] ?? "0",
    byMonth: sums.read("month", moneyDigits),
    byService: sums.read("service", moneyDigits),
    byAccount: sums.read("account", moneyDigits),
    byTag: sums.read("tag", moneyDigits),
    quantityByUsageType: sums.read("quantity", quantityDigits),
  };
}

/** One meter's month: small enough for whole numbers to be exact. */
type MonthSum = { amount: number; quantity: number };

/** The parts of a range of days that lie in one month each. */
function monthsOf(from: number, to: number): { month: string; from: number; to: number }[] {
  const months: { month: string; from: number; to: number }[] = [];
  for (let start = from; start < to;) {
    const next = Math.min(to, monthStart(monthOf(start) + 1));
    months.push({ month: isoDay(start).slice(0, 7), from: start, to: next });
    start = next;
  }
  return months;
}

function addMonth(
  sums: ReturnType<typeof createTallies>,
  { meter, month, tag, amount, quantity }: MonthSum & { meter: Meter; month: string; tag: string },
): void {
  const { account, service, usageType } = meter.dimensions;
  if (amount === 0 && quantity === 0) return;
  sums.add("total", "", amount);
  sums.add("month", month, amount);
  sums.add("service", service, amount);
  sums.add("account", account, amount);
  sums.add("tag", meter.tags[tag] ?? "", amount);
  sums.add("quantity", usageType, quantity);
}

function createTallies() {
  const tallies = new Map<string, Map<string, bigint>>();
  return {
    add(tally: string, key: string, value: number): void {
      const sums = tallies.get(tally) ?? new Map<string, bigint>();
      tallies.set(tally, sums);
      sums.set(key, (sums.get(key) ?? 0n) + BigInt(value));
    },
    read: (tally: string, digits: number): Record<string, string> =>
      Object.fromEntries(
        [...(tallies.get(tally) ?? [])]
          .toSorted(([left], [right]) => (left < right ? -1 : 1))
          .map(([key, sum]) => [key, toDecimal(sum, digits)]),
      ),
  };
}
