import { describe, expect, test } from "vitest";
import { createSums, divideRounded, fromDecimal, toDecimal } from "./amounts.ts";

describe("decimals", () => {
  for (const [amount, text] of [
    [0n, "0"],
    [1n, "0.0000000001"],
    [-1n, "-0.0000000001"],
    [125_000_000_000n, "12.5"],
    [-30_000_000_000n, "-3"],
    [123_456_789_012_345_678_901_234n, "12345678901234.5678901234"],
  ] as const) {
    test(`${text} is written and read without loss`, () => {
      expect(toDecimal(amount, 10)).toBe(text);
      expect(fromDecimal(text, 10)).toBe(amount);
    });
  }

  test("halves are rounded up", () => {
    expect([divideRounded(5n, 2n), divideRounded(7n, 3n), divideRounded(8n, 3n)]).toEqual([3n, 2n, 3n]);
  });
});

describe("sums", () => {
  test("stay exact beyond what a double holds", () => {
    const sums = createSums(2);
    const big = 2 ** 52 - 1;
    for (let time = 0; time < 1000; time += 1) sums.add(1, big);
    sums.add(1, -7);
    expect(sums.read(1)).toBe(1000n * BigInt(big) - 7n);
    expect(sums.read(0)).toBe(0n);
  });
});
