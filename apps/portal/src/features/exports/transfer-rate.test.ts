import { expect, test } from "vitest";
import { bytesPerSecond, withSample } from "./transfer-rate.ts";

test("the rate is what was sent between the first and the last sample", () => {
  const samples = [
    { at: 1_000, sentBytes: 0 },
    { at: 2_000, sentBytes: 500 },
    { at: 3_000, sentBytes: 4_000 },
  ];
  expect(bytesPerSecond(samples)).toBe(2_000);
});

test("one sample tells no rate", () => {
  expect(bytesPerSecond([{ at: 1_000, sentBytes: 10 }])).toBeUndefined();
});

test("samples of the same moment tell no rate", () => {
  const at = 1_000;
  expect(
    bytesPerSecond([
      { at, sentBytes: 0 },
      { at, sentBytes: 10 },
    ]),
  ).toBeUndefined();
});

test("what was sent long ago no longer counts", () => {
  const samples = withSample([{ at: 0, sentBytes: 9_000 }], { at: 10_000, sentBytes: 10_000 });
  expect(samples).toEqual([{ at: 10_000, sentBytes: 10_000 }]);
});
