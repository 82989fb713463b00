import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitExactly } from "./split-exactly.ts";

const runs = { numRuns: 500 };
// Up to ten million dollars, to the tenth decimal, credits among them.
const amount = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });
const total = (parts: readonly bigint[]): bigint => parts.reduce((sum, part) => sum + part, 0n);

describe("a split", () => {
  const weights = fc
    .array(fc.bigInt({ min: 0n, max: 10n ** 18n }), { minLength: 1, maxLength: 12 })
    .filter((some) => some.some((weight) => weight > 0n));

  test("adds up to the amount, to the tenth decimal", () => {
    fc.assert(
      fc.property(amount, weights, (given, by) => {
        expect(total(splitExactly(given, by))).toBe(given);
      }),
      runs,
    );
  });

  test("gives nobody more than one ten-billionth beyond the exact share, and nobody without weight anything", () => {
    fc.assert(
      fc.property(amount, weights, (given, by) => {
        const sum = total(by);
        for (const [index, part] of splitExactly(given, by).entries()) {
          const weight = by[index] ?? 0n;
          const off = part * sum - given * weight;
          expect(off < sum && off > -sum).toBe(true);
          expect(weight > 0n || part === 0n).toBe(true);
        }
      }),
      runs,
    );
  });

  test("splits a credit as it splits a charge", () => {
    fc.assert(
      fc.property(amount, weights, (given, by) => {
        expect(splitExactly(-given, by)).toEqual(splitExactly(given, by).map((part) => -part));
      }),
      runs,
    );
  });

  test("leaves the remainder with those who lost most by the rounding, of equals with the first", () => {
    expect(splitExactly(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(splitExactly(10n, [25n, 74n, 1n])).toEqual([3n, 7n, 0n]);
    expect(splitExactly(-1n, [0n, 1n, 1n])).toEqual([0n, -1n, 0n]);
  });

  test("needs somebody to split between", () => {
    expect(() => splitExactly(1n, [])).toThrow(RangeError);
    expect(() => splitExactly(1n, [0n, 0n])).toThrow(RangeError);
  });
});
