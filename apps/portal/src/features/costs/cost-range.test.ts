import { expect, test } from "vitest";
import { rangeBefore, rangeOf } from "./cost-range.ts";

test("the last days are whole ones, and end with yesterday", () => {
  expect(rangeOf({ range: "7d" }, "2026-03-01")).toEqual({ from: "2026-02-22", until: "2026-03-01" });
});

test("a month to date is there on its first day, and last month ends with it", () => {
  expect(rangeOf({ range: "month" }, "2026-03-01")).toEqual({ from: "2026-03-01", until: "2026-03-02" });
  expect(rangeOf({ range: "last-month" }, "2026-03-01")).toEqual({ from: "2026-02-01", until: "2026-03-01" });
  expect(rangeOf({ range: "last-month" }, "2028-01-31")).toEqual({ from: "2027-12-01", until: "2028-01-01" });
});

test("13 months are this one and the twelve before it", () => {
  expect(rangeOf({ range: "13m" }, "2026-11-21")).toEqual({ from: "2025-11-01", until: "2026-11-22" });
});

test("days of one's own include the last one, over leap days and without one end", () => {
  const leap = { range: "custom", from: "2028-02-28", to: "2028-02-29" } as const;
  expect(rangeOf(leap, "2028-03-05")).toEqual({ from: "2028-02-28", until: "2028-03-01" });
  expect(rangeOf({ range: "custom" }, "2026-11-21")).toEqual({ from: "2026-10-23", until: "2026-11-22" });
});

test("a range is compared with as many days before it", () => {
  expect(rangeBefore({ from: "2026-11-14", until: "2026-11-21" })).toEqual({
    from: "2026-11-07",
    until: "2026-11-14",
  });
});

test("a month is compared with the month before, and its beginning with that one's beginning", () => {
  expect(rangeBefore({ from: "2026-03-01", until: "2026-04-01" })).toEqual({
    from: "2026-02-01",
    until: "2026-03-01",
  });
  expect(rangeBefore({ from: "2026-11-01", until: "2026-11-22" })).toEqual({
    from: "2026-10-01",
    until: "2026-10-22",
  });
  // February has no 30th day to compare with.
  expect(rangeBefore({ from: "2026-03-01", until: "2026-03-31" })).toEqual({
    from: "2026-02-01",
    until: "2026-03-01",
  });
});

test("a year is compared with nothing, since no bill reaches back so far", () => {
  expect(rangeBefore(rangeOf({ range: "13m" }, "2026-11-21"))).toBeUndefined();
});
