import fc from "fast-check";
import { expect, test } from "vitest";
import { readMoney, writeMoney } from "./read-money.ts";

test.each([
  ["0", 0n],
  ["-0", 0n],
  ["12.5", 125_000_000_000n],
  ["+1", 10_000_000_000n],
  ["0.0000000001", 1n],
  ["-0.0000000001", -1n],
  ["123456789012345678.0123456789", 1_234_567_890_123_456_780_123_456_789n],
  ["2.5E-8", 250n],
  ["1e3", 10_000_000_000_000n],
  ["7E-99", 0n],
])("%s dollars are %s ten-billionths", (decimal, amount) => {
  expect(readMoney(decimal)).toBe(amount);
});

test.each([
  ["0.00000000005", 0n],
  ["0.00000000015", 2n],
  ["0.00000000025", 2n],
  ["0.000000000250000000000000001", 3n],
  ["0.00000000014", 1n],
  ["-0.00000000015", -2n],
  ["-0.00000000025", -2n],
])("%s dollars are rounded half to even, to %s", (decimal, amount) => {
  expect(readMoney(decimal)).toBe(amount);
});

test.each([
  "",
  " ",
  "1.",
  ".5",
  "1,5",
  "NaN",
  "0x10",
  "12 USD",
  "1e100",
  "--1",
  "1.2.3",
  "1_000",
  "9".repeat(101),
])("“%s” is not an amount", (text) => {
  expect(() => readMoney(text)).toThrow(RangeError);
});

test.each([
  [0n, "0"],
  [125_000_000_000n, "12.5"],
  [-1n, "-0.0000000001"],
  [10_000_000_000n, "1"],
  [-100_000_000_000n, "-10"],
])("%s ten-billionths are written %s", (amount, decimal) => {
  expect(writeMoney(amount)).toBe(decimal);
});

test("every amount is read again as it was written", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (amount) => {
      expect(readMoney(writeMoney(amount))).toBe(amount);
    }),
  );
});
