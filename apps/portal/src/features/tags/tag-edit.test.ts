import { expect, test } from "vitest";
import { editOfFixes, editOfRows, isNothing, joinFixes, problemsByKey, ruleFor } from "./tag-edit.ts";

const tag = (key: string, value = "") => ({ key, value });

test("of two fixes for one key the later counts, and removals stay", () => {
  const breaches = [
    { fix: [{ key: "stage", value: null }, tag("Stage", "qa")] },
    { fix: [tag("Stage", "Test")] },
    { fix: [tag("Owner")] },
  ];
  const fixes = joinFixes(breaches);
  expect(editOfFixes(fixes)).toEqual({
    add: [tag("Stage", "Test"), tag("Owner")],
    remove: ["stage"],
  });
});

test("rows say what to set and what to remove, and nothing of what stays", () => {
  const tags = [tag("Project", "a"), tag("Owner", "ada"), tag("Old", "x")];
  const rows = [tag("Project", "a"), tag("Owner", " grace "), tag(" New ", "y"), tag("")];
  expect(editOfRows(tags, rows)).toEqual({
    add: [tag("Owner", "grace"), tag("New", "y")],
    remove: ["Old"],
  });
});

test("a renamed key is removed and set again", () => {
  expect(editOfRows([tag("project", "a")], [tag("Project", "a")])).toEqual({
    add: [tag("Project", "a")],
    remove: ["project"],
  });
});

test("untouched rows are nothing to do", () => {
  const tags = [tag("Project", "a"), tag("Owner", " blank ")];
  expect(isNothing(editOfRows(tags, tags))).toBe(true);
  expect(isNothing(editOfRows(tags, []))).toBe(false);
});

test("a value without a key is not lost, so that it can be refused", () => {
  expect(editOfRows([], [tag("", "a")]).add).toEqual([tag("", "a")]);
});

test("problems land on the keys they are about", () => {
  const edit = { add: [tag("A"), tag("B")], remove: ["C"] };
  const problems = [
    { path: "add.1.value", message: "b" },
    { path: "remove.0", message: "c" },
    { path: "add", message: "all" },
  ];
  expect([...problemsByKey(edit, problems)]).toEqual([
    ["B", "b"],
    ["C", "c"],
    ["", "all"],
  ]);
});

test("a rule is found for another spelling of its key", () => {
  const rule = { key: "Project", isRequired: true, values: [], description: "" };
  expect(ruleFor([rule], " project")).toBe(rule);
  expect(ruleFor([rule], "Owner")).toBeUndefined();
});
