import { expect, test } from "vitest";
import { callCountWords } from "./call-count-words.ts";

test.each([
  [0, null, "not once in the last 14 days"],
  [1, "2026-11-20", "once in the last 14 days, last on 2026-11-20"],
  [12_345, null, "12,345 times in the last 14 days"],
])("%d calls, last on %s: %j", (calls, lastDay, words) => {
  expect(callCountWords({ calls, days: 14, lastDay })).toBe(words);
});
