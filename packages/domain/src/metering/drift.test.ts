import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explainDrift, percentAbove, percentOf } from "./explain-drift.ts";
import type { ComparedDay } from "./explain-drift.ts";
import { projectDays } from "./project-days.ts";

const billed = {
  total: 1000n,
  comparable: 1000n,
  batch: 0n,
  isEstimated: true,
  isGrowing: false,
  unseen: new Map(),
};
const metered = {
  amount: 1000n,
  unpricedTokens: 0n,
  images: 0n,
  hasCacheWrites: false,
  hasCodePrice: false,
  unpricedModels: new Set<string>(),
};
const day: ComparedDay = { day: "2026-11-18", today: "2026-11-21", billed, metered, isByTag: false };

describe("drift", () => {
  test("is told in per cent with one decimal, and of nothing there is none", () => {
    expect(percentAbove(1100n, 1000n)).toBe("10.0");
    expect(percentAbove(999n, 1000n)).toBe("-0.1");
    expect(percentAbove(10_004n, 10_000n)).toBe("0.0");
    expect(percentAbove(9_996n, 10_000n)).toBe("0.0");
    expect(percentAbove(5n, 0n)).toBeNull();
    expect(percentOf(1n, 3n)).toBe("33.3");
    expect(percentOf(0n, 0n)).toBeNull();
  });

  test("above a credit counts as above", () => {
    expect(percentAbove(50n, -100n)).toBe("150.0");
  });

  test.for([
    ["nothing differs", {}, []],
    ["less than two per cent differs", { metered: { ...metered, amount: 1019n } }, []],
    ["the day is not over", { day: "2026-11-21" }, ["partial-day"]],
    ["the bill grows", { billed: { ...billed, isGrowing: true, comparable: 10n } }, ["incomplete"]],
    ["batch jobs are billed", { billed: { ...billed, batch: 1n } }, ["batch"]],
    [
      "the bill is lower",
      { metered: { ...metered, amount: 2000n, hasCacheWrites: true, hasCodePrice: true } },
      ["cache", "code-prices", "lower-bill"],
    ],
    [
      "the bill is higher, by a tag",
      { metered: { ...metered, amount: 10n }, isByTag: true },
      ["unseen-use", "moved-tags"],
    ],
    ["a price is missing", { metered: { ...metered, unpricedTokens: 5n } }, ["unpriced"]],
    ["there is no bill", { billed: undefined }, []],
  ] as [string, Partial<ComparedDay>, string[]][])("is explained where %s", ([, changed, causes]) => {
    expect(explainDrift({ ...day, ...changed })).toEqual(causes);
  });
});

describe("a projection", () => {
  const past = new Map(
    Array.from({ length: 28 }, (_, at) => {
      const date = new Date(Date.UTC(2026, 9, 24 + at));
      const isWeekend = [0, 6].includes(date.getUTCDay());
      return [date.toISOString().slice(0, 10), isWeekend ? 10n : 100n] as const;
    }),
  );

  test("knows weekends from working days", () => {
    const days = projectDays(past, { from: "2026-11-21", until: "2026-11-24" });
    expect([...(days ?? [])]).toEqual([
      ["2026-11-21", 10n],
      ["2026-11-22", 10n],
      ["2026-11-23", 100n],
    ]);
  });

  test("is none without a whole week of days", () => {
    const few = new Map([...past].slice(-6));
    expect(projectDays(few, { from: "2026-11-21", until: "2026-11-24" })).toBeNull();
    expect(projectDays(new Map(), { from: "2026-11-21", until: "2026-11-24" })).toBeNull();
  });

  test("does not look at days that are to be projected", () => {
    const withToday = new Map([...past, ["2026-11-21", 1_000_000n] as const]);
    expect(projectDays(withToday, { from: "2026-11-21", until: "2026-11-22" })?.get("2026-11-21")).toBe(10n);
  });

  test("never leaves what was spent before", () => {
    const amounts = fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), {
      minLength: 28,
      maxLength: 28,
    });
    fc.assert(
      fc.property(amounts, (given) => {
        const known = new Map([...past.keys()].map((name, at) => [name, given[at] ?? 0n]));
        const days = projectDays(known, { from: "2026-11-21", until: "2026-12-21" });
        const least = given.reduce((one, other) => (one < other ? one : other));
        const most = given.reduce((one, other) => (one > other ? one : other));
        for (const amount of days?.values() ?? []) {
          expect(amount >= least).toBe(true);
          expect(amount <= most).toBe(true);
        }
      }),
    );
  });
});
