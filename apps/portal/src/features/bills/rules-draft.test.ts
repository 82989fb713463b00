import { BillRules } from "@quarry/domain/bills/rules-schema";
import type { BillRule } from "@quarry/domain/bills/rules-schema";
import { expect, test } from "vitest";
import { emptyRule, problemsAt, rulesOf, startingDraft, versionOf } from "./rules-draft.ts";

const teams = [
  { slug: "payments", name: "Payments" },
  { slug: "search", name: "Search" },
];
const slugs = ["payments", "search"];
const rules: BillRule[] = [
  { name: "Not tagged", match: { kind: "untagged" }, split: { kind: "evenly", teams: slugs } },
  {
    name: "Old team",
    match: { kind: "value", value: "old" },
    split: { kind: "by-spend", teams: ["search"] },
  },
  {
    name: "Hosting",
    match: { kind: "service", service: "Amazon SageMaker", reach: "everybody" },
    split: { kind: "fixed", shares: [{ team: "search", percent: "100" }] },
  },
  {
    name: "Sandbox",
    match: { kind: "account", accountId: "111122223333", reach: "unowned" },
    split: { kind: "evenly", teams: slugs },
  },
  { name: "The rest", match: { kind: "unowned" }, split: { kind: "evenly", teams: slugs } },
];
const saved = { tagKey: "Team", values: [{ value: "Search-Platform", team: "search" }], rules };
const view = {
  items: [{ ...saved, month: "2026-10", version: 3, savedAt: "2026-10-01T00:00:00.000Z" }],
  teams,
  tagKeys: ["quarry:owner", "Team"],
  services: [],
  accounts: [],
  reportedUntil: null,
};

test("rules that are opened and not changed are asked for as they were saved", () => {
  const draft = startingDraft(view, "2026-11");
  expect(draft.month).toBe("2026-10");
  expect(rulesOf(draft)).toEqual(saved);
  expect(versionOf(view, draft.month)).toBe(3);
});

test("rules of a month whose report was sent are the start of those of this month", () => {
  const draft = startingDraft({ ...view, reportedUntil: "2026-10" }, "2026-11");
  expect(draft.month).toBe("2026-11");
  expect(rulesOf(draft)).toEqual(saved);
  expect(versionOf(view, draft.month)).toBe(0);
});

test("a new rule can be saved as it comes, and fixed shares leave out empty fields", () => {
  const rule = emptyRule(teams, 0);
  const draft = { ...startingDraft(view, "2026-11"), rules: [rule] };
  expect(BillRules.safeParse(rulesOf(draft)).success).toBe(true);
  const fixed = { ...rule, split: "fixed" as const, percents: { search: " 100 ", payments: "" } };
  expect(rulesOf({ ...draft, rules: [fixed] }).rules[0]?.split).toEqual({
    kind: "fixed",
    shares: [{ team: "search", percent: "100" }],
  });
});

test("what is refused stands at its rule, each sentence once", () => {
  const details = [
    { path: "rules.1.split", message: "Too much." },
    { path: "rules.1.name", message: "Too much." },
    { path: "rules.10.name", message: "Other." },
  ];
  expect(problemsAt(details, "rules.1")).toBe("Too much.");
  expect(problemsAt(details, "month")).toBeUndefined();
});
