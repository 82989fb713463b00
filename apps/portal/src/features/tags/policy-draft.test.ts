import { expect, test } from "vitest";
import { problemsOf } from "./policy-check.ts";
import { draftOf, emptyRule, problemsOfAnswer, rulesOf } from "./policy-draft.ts";

test("rules survive being typed", () => {
  const rules = [
    { key: "Stage", isRequired: true, values: ["Test", "Live: EU"], description: "Where it runs." },
    { key: "Owner", isRequired: false, values: [], description: "" },
  ];
  expect(rulesOf(draftOf(rules))).toEqual(rules);
});

test("blanks and needless commas are left out", () => {
  expect(rulesOf([{ ...emptyRule, key: " Stage ", values: " a,, b ," }])).toMatchObject([
    { key: "Stage", values: ["a", "b"] },
  ]);
});

test("problems name row and field", () => {
  const drafts = [
    { ...emptyRule, key: "Stage", values: "größe, a" },
    { ...emptyRule, key: "" },
    { ...emptyRule, key: "stage" },
  ];
  const problems = problemsOf(drafts);
  expect(problems.get("0.values")).toMatch(/“ö”/);
  expect(problems.get("1.key")).toMatch(/needs a key/);
  expect(problemsOf([drafts[2] ?? emptyRule, drafts[2] ?? emptyRule]).get("1.key")).toMatch(/already/);
  expect(problemsOf([{ ...emptyRule, key: "Owner" }]).size).toBe(0);
});

test("problems of the server's answer land on the same fields", () => {
  const details = [
    { path: "rules.2.values.0", message: "one" },
    { path: "rules", message: "all" },
  ];
  expect([...problemsOfAnswer(details)]).toEqual([
    ["2.values", "one"],
    ["", "all"],
  ]);
});
