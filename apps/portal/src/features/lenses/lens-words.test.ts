import { expect, test } from "vitest";
import { driftInWords, driftTone, unseenInWords } from "./lens-words.ts";

test("drift is told with its sign, and none where nothing is compared", () => {
  expect(["10.2", "-0.5", "0.0"].map(driftInWords)).toEqual(["+10.2 %", "−0.5 %", "0.0 %"]);
  expect(driftInWords(null)).toBe("–");
});

test("within two per cent both say the same", () => {
  expect(["2.0", "-2.0", "2.1", "-10.0", "10.1"].map(driftTone)).toEqual([
    "same",
    "same",
    "near",
    "near",
    "far",
  ]);
  expect(driftTone(null)).toBeNull();
});

const coverage = (...whats: string[]) => ({
  percent: "50.0",
  seen: "1",
  billed: "2",
  unseen: whats.map((what) => ({ what, usd: "1" })),
});

test("what metering does not see is named, the largest first", () => {
  expect(unseenInWords(coverage())).toBeUndefined();
  expect(unseenInWords(coverage("batch jobs", "endpoint-hours"))).toBe("batch jobs and endpoint hours");
  expect(unseenInWords(coverage("batch jobs", "endpoint-hours", "other", "images", "training"))).toBe(
    "batch jobs, endpoint hours, other things, and 2 more",
  );
});
