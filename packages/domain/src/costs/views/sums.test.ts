import { readMoney, writeMoney } from "@quarry/aws-core/costs/read-money";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, monthOf } from "../days-schema.ts";
import type { DayRange } from "../days-schema.ts";
import { rollUpTables } from "../ingest/roll-up.ts";
import { CostQuery } from "../schema.ts";
import type { CostGroupBy, CostMetric, CostView } from "../schema.ts";
import { aBill } from "../testing/a-bill.ts";
import type { Spend } from "../testing/a-bill.ts";
import { sumBy, useCosts } from "./testing/costs-bench.ts";

const longest = "x".repeat(256);
const oddValues = [
  "",
  "search",
  "Search",
  "CC$0100",
  "$",
  "a=b",
  `it's "quoted" \\ {,}`,
  "größe 東京",
  longest,
];
const tagKey = "tag:cost$center";

// The ends of months, a leap day, the turn of a year, the first day of what Cost Explorer holds, and days soon after a
// month began, which are quicker to take out of its sum.
const days = [
  "2023-12-31",
  "2024-01-01",
  "2024-01-31",
  "2024-02-01",
  "2024-02-05",
  "2024-02-28",
  "2024-02-29",
  "2024-03-01",
  "2024-12-31",
  "2025-01-31",
  "2025-02-28",
];
const [from, until] = ["2023-12-31", "2025-03-01"] as const;

const services = [
  { service: "Amazon Bedrock", usageType: "USE1-NovaLite-input-tokens" },
  { service: "Amazon Bedrock", usageType: "EUC1-NovaPro-output-tokens" },
  { service: "Amazon SageMaker", usageType: "USW2-Host:ml.g5.xlarge" },
  {
    service: "Claude Sonnet 5 (Amazon Bedrock Edition)",
    usageType: "USE1-MP:USE1_input_tokens_standard-Units",
  },
  {
    service: "Claude Haiku 4.5 (Amazon Bedrock Edition)",
    usageType: "USE1-MP:USE1_input_tokens_standard-Units",
  },
];

// Up to a million dollars a line, to the last decimal, credits and refunds among them.
const amount = fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }).map(writeMoney);
const spend: fc.Arbitrary<Spend> = fc
  .record({
    day: fc.constantFrom(...days),
    paidFor: fc.constantFrom(...services),
    usd: amount,
    netUnblended: amount,
    account: fc.constantFrom("111122223333", "444455556666"),
    tag: fc.constantFrom(...oddValues),
    operation: fc.constantFrom("", "op-1", "op-2"),
  })
  .map(({ day, paidFor, usd, netUnblended, account, tag, operation }) => ({
    day,
    ...paidFor,
    usd,
    amounts: { netUnblended },
    of: { account, [tagKey]: tag, "tag:quarry:operation": operation },
  }));
const cut = fc.constantFrom(...days);
const spends = fc.array(spend, { minLength: 1, maxLength: 25 });

const groupBys: readonly CostGroupBy[] = [
  "service",
  "usage-type",
  "category",
  "region",
  "model",
  "account",
  "profile",
  "endpoint",
  tagKey,
  "tag:quarry:operation",
];
const groupings = ["total", "account", tagKey, "tag:quarry:operation"];
const runs = { numRuns: 8 };
const linesAndSums = ["CostLine", ...rollUpTables].map((table) => `"${table}"`).join(", ");

describe.each(["Pacific/Kiritimati", "America/Los_Angeles"])("in the time zone %s", (zone) => {
  const bench = useCosts({ zone });
  const write = async (made: readonly Spend[]): Promise<void> => {
    await bench.database.costSource.deleteMany();
    await bench.database.$executeRawUnsafe(`TRUNCATE ${linesAndSums}`);
    await aBill(bench.database, {
      connectionId: bench.connectionId,
      groupings,
      spends: made,
      days: { from, until },
    });
  };

  test("totals are the same by every grouping, granularity and number of groups of their own", async () => {
    await fc.assert(
      fc.asyncProperty(spends, fc.integer({ min: 1, max: 3 }), async (made, top) => {
        await write(made);
        for (const groupBy of groupBys) {
          for (const granularity of ["daily", "monthly"] as const) {
            const view = await bench.view({ groupBy, granularity, top, from, until });
            expect(view.total).toBe(totalOf(made));
            expect(addedUp(view)).toEqual(view.periods.map(({ total }) => total));
          }
        }
      }),
      runs,
    );
  });

  test("every day costs what was spent on it, and none shifts to another", async () => {
    await fc.assert(
      fc.asyncProperty(spends, async (made) => {
        await write(made);
        const expected = sumBy(made, ({ day }) => day);
        for (const groupBy of ["service", "model", tagKey] as const) {
          const { periods } = await bench.view({ groupBy, from, until });
          expect(periods).toHaveLength(426);
          expect(periods.map(({ start }) => start)).toEqual(everyDay(from, until));
          const spent = periods
            .filter(({ total }) => total !== "0")
            .map(({ start, total }) => [start, total]);
          expect(Object.fromEntries(spent)).toEqual(withoutZeros(expected));
        }
      }),
      runs,
    );
  });

  test("every month costs what its days do, also where the range cuts it", async () => {
    await fc.assert(
      fc.asyncProperty(spends, cut, cut, async (made, one, other) => {
        await write(made);
        const range = rangeOf(one, other);
        for (const groupBy of ["service", "region", tagKey] as const) {
          const { periods } = await bench.view({ groupBy, granularity: "monthly", ...range });
          const spent = periods.map(({ start, total }) => [monthOf(start), total]);
          expect(withoutZeros(Object.fromEntries(spent))).toEqual(
            withoutZeros(sumBy(within(made, range), ({ day }) => monthOf(day))),
          );
          expect(periods[0]?.start).toBe(range.from);
        }
      }),
      runs,
    );
  });

  test("every value costs what was spent on it: empty, with a $, of 256 characters, or less than nothing", async () => {
    await fc.assert(
      fc.asyncProperty(spends, async (made) => {
        await write(made);
        const view = await bench.view({ groupBy: tagKey, top: 50, granularity: "monthly", from, until });
        expect(totalsOf(view)).toEqual(sumBy(made, ({ of }) => of?.[tagKey] ?? ""));
        for (const { value } of view.groups) {
          const only = await bench.view({ filters: [{ by: tagKey, values: [value] }], from, until });
          expect(only.total).toBe(totalsOf(view)[value]);
        }
      }),
      runs,
    );
  });

  test("every metric is its own sum, to the tenth decimal", async () => {
    await fc.assert(
      fc.asyncProperty(spends, async (made) => {
        await write(made);
        const net = made.map((one) => ({ ...one, usd: one.amounts?.netUnblended ?? one.usd }));
        const expected: Record<CostMetric, string> = {
          unblended: totalOf(made),
          amortized: totalOf(made),
          blended: totalOf(made),
          netAmortized: totalOf(made),
          netUnblended: totalOf(net),
        };
        for (const [metric, total] of Object.entries(expected)) {
          const { total: found } = await bench.view(
            CostQuery.parse({ metric, from, until, granularity: "monthly" }),
          );
          expect(found).toBe(total);
        }
      }),
      runs,
    );
  });

  test("the largest groups come first, and the rest is one sum", async () => {
    await fc.assert(
      fc.asyncProperty(spends, cut, cut, async (made, start, end) => {
        await write(made);
        const range = rangeOf(start, end);
        const all = await bench.view({ groupBy: tagKey, top: 50, ...range });
        expect(all.others).toBeNull();
        expect(all.groupCount).toBe(new Set(within(made, range).map(({ of }) => of?.[tagKey])).size);
        const view = await bench.view({ groupBy: tagKey, top: 2, ...range });
        expect(view.groups).toEqual(all.groups.slice(0, 2));
        expect(view.groupCount).toBe(all.groups.length);
        expect(view.others?.total ?? "0").toBe(sum(all.groups.slice(2).map(({ total }) => total)));
        const sorted = all.groups.map(({ total }) => readMoney(total));
        expect(sorted).toEqual(sorted.toSorted((one, other) => (one < other ? 1 : -1)));
      }),
      runs,
    );
  });
});

/** From one day to another, whichever of them is the first. */
function rangeOf(one: string, other: string): DayRange {
  const [first = one, last = other] = [one, other].toSorted();
  return { from: first, until: addDays(last, 1) };
}

const within = (made: readonly Spend[], range: DayRange): Spend[] =>
  made.filter(({ day }) => day >= range.from && day < range.until);

const sum = (amounts: readonly string[]): string =>
  writeMoney(amounts.reduce((total, amountOfOne) => total + readMoney(amountOfOne), 0n));
const totalOf = (made: readonly Spend[]): string => sum(made.map(({ usd }) => usd));
const totalsOf = ({ groups }: CostView) =>
  Object.fromEntries(groups.map(({ value, total }) => [value, total]));

function addedUp({ periods, groups, others }: CostView): string[] {
  const shown = others ? [...groups, others] : groups;
  return periods.map((_, index) => sum(shown.map(({ amounts }) => amounts[index] ?? "")));
}

function everyDay(first: string, end: string): string[] {
  const found: string[] = [];
  for (let day = first; day < end; day = addDays(day, 1)) found.push(day);
  return found;
}

const withoutZeros = (sums: Record<string, string>) =>
  Object.fromEntries(Object.entries(sums).filter(([, total]) => total !== "0"));
