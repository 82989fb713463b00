import { expect, test } from "vitest";
import { changesInWords, kindLabel, unitOf } from "./price-words.ts";

test("what changed is counted, and nothing is said so", () => {
  expect(changesInWords({ added: 0, changed: 0, ended: 0 })).toBe("nothing changed");
  expect(changesInWords({ added: 1200, changed: 2, ended: 1 })).toBe("2 changed, 1,200 new, 1 ended");
});

test("a kind that is not known is told as it is", () => {
  expect([kindLabel("cache-write-1h"), unitOf("cache-write-1h")]).toEqual(["Cache write, 1 h", "1M tokens"]);
  expect([kindLabel("odd"), unitOf("odd")]).toEqual(["odd", "unit"]);
});
