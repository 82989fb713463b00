import { expect, test } from "vitest";
import { factChanges } from "./fact-changes.ts";

test("a fact that changed stands with both its values", () => {
  expect(factChanges({ state: "active" }, { state: "revoked" })).toEqual([
    { name: "state", before: "active", after: "revoked" },
  ]);
});

test("a fact that is new has no value before, and one that went has none after", () => {
  expect(factChanges({ old: "1" }, { new: "2" })).toEqual([
    { name: "old", before: "1", after: null },
    { name: "new", before: null, after: "2" },
  ]);
});

test("a fact that was null is told as null, not as missing", () => {
  expect(factChanges(null, { duplicateOf: null })).toEqual([
    { name: "duplicateOf", before: null, after: "null" },
  ]);
});

test("lists of texts stand one below the other, and an empty one says so", () => {
  expect(factChanges(null, { arns: ["a", "b"], regions: [] }).map(({ after }) => after)).toEqual([
    "a\nb",
    "none",
  ]);
});

test("anything else is written as JSON", () => {
  expect(factChanges(null, { size: 3, nested: { a: 1 } }).map(({ after }) => after)).toEqual([
    "3",
    '{"a":1}',
  ]);
});

test("a fact called like something every object has is not mistaken for it", () => {
  expect(factChanges({}, { constructor: "x" })).toEqual([{ name: "constructor", before: null, after: "x" }]);
});
