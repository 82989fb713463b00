import { expect, test } from "vitest";
import { inDollars } from "./in-dollars.ts";
import { isReached, levelsOf, permilleOf } from "./levels-of.ts";

/** A budget of $100, and dollars spent under it. */
const standing = (spent: number, more: { forecast?: number; tellsForecast?: boolean } = {}) => ({
  amountMicrodollars: 100_000_000n,
  thresholds: [50, 80, 100],
  tellsForecast: more.tellsForecast ?? true,
  spent: BigInt(spent) * 10_000_000_000n,
  forecast: more.forecast === undefined ? null : BigInt(more.forecast) * 10_000_000_000n,
});

const told = (given: ReturnType<typeof standing>) =>
  levelsOf(given).map(({ level, isTold }) => (isTold ? level : `(${level})`));

test.each([
  [49, []],
  [50, ["50"]],
  [79, ["50"]],
  [85, ["80", "(50)"]],
  [120, ["100", "(80)", "(50)"]],
])("at $%i of $100 the levels are %j, of which the highest is told", (spent, levels) => {
  expect(told(standing(spent))).toEqual(levels);
});

test("a forecast is told while less than the amount is spent, and only beyond it", () => {
  expect(told(standing(40, { forecast: 101 }))).toEqual(["forecast"]);
  expect(told(standing(40, { forecast: 100 }))).toEqual([]);
  expect(told(standing(100, { forecast: 300 }))).toEqual(["100", "(80)", "(50)"]);
  expect(told(standing(40, { forecast: 101, tellsForecast: false }))).toEqual([]);
});

test("a level is reached to the last digit and not before", () => {
  const amountMicrodollars = 100_000_000n;
  expect(isReached({ amountMicrodollars, spent: 1_000_000_000_000n }, 100)).toBe(true);
  expect(isReached({ amountMicrodollars, spent: 999_999_999_999n }, 100)).toBe(false);
  expect(isReached({ amountMicrodollars, spent: -1n }, 50)).toBe(false);
});

test("the part that is used fits its column whatever is spent", () => {
  expect(permilleOf({ amountMicrodollars: 1n, spent: 10n ** 18n })).toBe(2_000_000_000);
  expect(permilleOf({ amountMicrodollars: 100_000_000n, spent: -5n })).toBe(0);
  expect(permilleOf({ amountMicrodollars: 100_000_000n, spent: 555_000_000_000n })).toBe(555);
});

test.each([
  [12_345_678_900_000_000n, "$1,234,567.89"],
  [-50_000_000_000n, "−$5.00"],
  [99_999_999n, "$0.00"],
])("%i ten-billionths read %s", (amount, text) => {
  expect(inDollars(amount)).toBe(text);
});
