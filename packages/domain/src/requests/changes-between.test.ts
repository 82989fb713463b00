import { expect, test } from "vitest";
import { areSameChanges, changesBetween } from "./changes-between.ts";

test("what differs is told field by field, what is the same is not", () => {
  const before = { name: "a", instances: { type: "ml.g5.xlarge", count: 1 }, scaling: null, tags: [] };
  const after = { ...before, instances: { type: "ml.g5.xlarge", count: 2 }, scaling: { minimum: 1 } };
  expect(changesBetween(before, after)).toEqual([
    { field: "instances.count", before: "1", after: "2" },
    { field: "scaling", before: null, after: '{"minimum":1}' },
  ]);
  expect(changesBetween(before, structuredClone(before))).toEqual([]);
});

test("the same changes are the same in whatever order they are told, and others are not", () => {
  const [one, two] = [
    { field: "a", before: "1", after: null },
    { field: "b", before: null, after: "1" },
  ];
  expect(areSameChanges([one, two], [two, one])).toBe(true);
  expect(areSameChanges([one, two], [one])).toBe(false);
  expect(areSameChanges([one], [{ ...one, before: "2" }])).toBe(false);
});
