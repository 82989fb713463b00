import fc from "fast-check";
import { expect, test } from "vitest";
import { daysBetween } from "../costs/days-schema.ts";
import { budgetPeriods, periodAt } from "./periods-schema.ts";
import { runRate } from "./run-rate.ts";

test.each([
  ["weekly", "2026-11-23", "2026-11-23", "2026-11-30"],
  ["weekly", "2026-11-29", "2026-11-23", "2026-11-30"],
  ["weekly", "2027-01-01", "2026-12-28", "2027-01-04"],
  ["monthly", "2026-11-01", "2026-11-01", "2026-12-01"],
  ["monthly", "2026-12-31", "2026-12-01", "2027-01-01"],
  ["monthly", "2028-02-29", "2028-02-01", "2028-03-01"],
  ["quarterly", "2026-11-21", "2026-10-01", "2027-01-01"],
  ["yearly", "2026-01-01", "2026-01-01", "2027-01-01"],
] as const)("the %s period that holds %s runs from %s until %s", (period, day, ...days) => {
  const [from, until] = days;
  expect(periodAt(period, day)).toEqual({ from, until });
});

test("every day is in one period of a kind, and the next begins where it ends", () => {
  const days = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...budgetPeriods), days, (period, date) => {
      const day = date.toISOString().slice(0, 10);
      const { from, until } = periodAt(period, day);
      expect(from <= day && day < until).toBe(true);
      expect(periodAt(period, until).from).toBe(until);
      expect(periodAt(period, from)).toEqual({ from, until });
    }),
  );
});

test("days are counted over the turn of clocks and of years", () => {
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(daysBetween("2026-12-31", "2027-01-01")).toBe(1);
});

const november = { from: "2026-11-01", until: "2026-12-01" };

test("the run rate carries the billed days to the end, and counts what is metered beside them", () => {
  const ten = { period: november, billed: 100n, spent: 100n, billedUntil: "2026-11-11" };
  expect(runRate(ten)).toBe(300n);
  expect(runRate({ ...ten, spent: 400n })).toBe(400n);
});

test("fewer than three billed days say nothing", () => {
  expect(runRate({ period: november, billed: 9n, spent: 9n, billedUntil: "2026-11-03" })).toBeNull();
  expect(runRate({ period: november, billed: 9n, spent: 9n, billedUntil: "2026-11-04" })).toBe(90n);
  expect(runRate({ period: november, billed: 0n, spent: 0n, billedUntil: "2026-10-20" })).toBeNull();
});

test("days beyond the period are not billed days of it", () => {
  expect(runRate({ period: november, billed: 30n, spent: 30n, billedUntil: "2026-12-05" })).toBe(30n);
});
