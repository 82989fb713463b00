import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween } from "../days-schema.ts";
import type { DayRange } from "../days-schema.ts";
import { spanLengths, spanNumber, spanOf } from "../spans.ts";
import { coverRange } from "./cover-range.ts";
import type { Segment } from "./cover-range.ts";

const first = "2023-11-01";
const day = fc.integer({ min: 0, max: 1_000 }).map((count) => addDays(first, count));
const range = fc
  .tuple(day, fc.integer({ min: 1, max: 800 }))
  .map(([from, count]) => ({ from, until: addDays(from, count) }));
const longest = fc.constantFrom<Segment["length"][]>("day", ...spanLengths);
const isIn = ({ from, until }: DayRange, asked: string): boolean => asked >= from && asked < until;

test("each day of a range is summed up once, and of other days none that is held", () => {
  fc.assert(
    fc.property(range, longest, fc.option(day), (asked, longestAsked, dataUntil) => {
      const counts = countDays(coverRange(asked, { longest: longestAsked, dataUntil }));
      const held = [...counts].filter(
        ([counted, count]) => count !== 0 && (isIn(asked, counted) || counted < (dataUntil ?? "9")),
      );
      expect(new Set(held.map(([, count]) => count))).toEqual(new Set([1]));
      expect(held.map(([counted]) => counted).toSorted()).toEqual(startsOf("day", asked));
    }),
  );
});

test("no sum is of a longer span than was asked for, and each begins with a span", () => {
  fc.assert(
    fc.property(range, longest, (asked, longestAsked) => {
      const segments = coverRange(asked, { longest: longestAsked, dataUntil: null });
      const lengths = ["day", ...spanLengths];
      const longestRead = Math.max(...segments.map(({ length }) => lengths.indexOf(length)));
      expect(longestRead).toBeLessThanOrEqual(lengths.indexOf(longestAsked));
      expect(
        segments.filter(({ length, from }) => length !== "day" && spanOf(length, from) !== from),
      ).toEqual([]);
    }),
  );
});

const readsWithin = (asked: DayRange): number =>
  readsOf(coverRange(asked, { longest: "year", dataUntil: null }));

test("no range takes more sums than days", () => {
  fc.assert(
    fc.property(range, (asked) => {
      expect(readsWithin(asked)).toBeLessThanOrEqual(daysBetween(asked.from, asked.until));
    }),
  );
});

test.each([
  [31, 13],
  [400, 18],
])("%i days take %i sums at most", (count, most) => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: count }), (from, length) => {
      expect(readsWithin({ from, until: addDays(from, length) })).toBeLessThanOrEqual(most);
    }),
  );
});

test.each([
  // The month so far, and the days of a third without those before.
  [
    "2026-10-23",
    "2026-11-22",
    ["month 2026-11-01", "third 2026-10-21", "-day 2026-10-21", "-day 2026-10-22"],
  ],
  ["2025-11-01", "2026-11-22", ["-month 2025-10-01", "quarter 2025-10-01", "year 2026-01-01"]],
  ["2026-11-02", "2026-11-04", ["day 2026-11-02", "day 2026-11-03"]],
])("from %s until %s, where data end, %j are read", (from, until, expected) => {
  const segments = coverRange({ from, until }, { longest: "year", dataUntil: "2026-11-22" });
  expect(spansOf(segments).toSorted()).toEqual(expected.toSorted());
});

function countDays(segments: readonly Segment[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { length, sign, ...within } of segments) {
    for (const start of startsOf(length, within)) {
      const end = length === "day" ? addDays(start, 1) : spanOf(length, start, 1);
      for (let each = start; each < end; each = addDays(each, 1)) {
        counts.set(each, (counts.get(each) ?? 0) + sign);
      }
    }
  }
  return counts;
}

/** The spans of a length that begin in a range: what a statement reads. */
function startsOf(length: Segment["length"], { from, until }: DayRange): string[] {
  const starts: string[] = [];
  for (let each = from; each < until; each = addDays(each, 1)) {
    if (length === "day" || spanOf(length, each) === each) starts.push(each);
  }
  return starts;
}

const spansOf = (segments: readonly Segment[]): string[] =>
  segments.flatMap(({ length, sign, ...within }) =>
    startsOf(length, within).map((start) => `${sign === 1 ? "" : "-"}${length} ${start}`),
  );
const readsOf = (segments: readonly Segment[]): number => spansOf(segments).length;

test("spans follow each other without a gap", () => {
  for (const length of spanLengths) {
    for (let start = spanOf(length, first); start < "2026-01-01"; start = spanOf(length, start, 1)) {
      expect(spanOf(length, addDays(spanOf(length, start, 1), -1))).toBe(start);
      expect(spanNumber(length, spanOf(length, start, 1))).toBe(spanNumber(length, start) + 1);
    }
  }
  expect(["2026-02-10", "2026-02-11", "2026-02-28"].map((each) => spanOf("third", each))).toEqual([
    "2026-02-01",
    "2026-02-11",
    "2026-02-21",
  ]);
});
