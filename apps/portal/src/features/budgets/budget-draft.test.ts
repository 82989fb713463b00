import type { BudgetFigures } from "@quarry/domain/budgets/schema";
import { expect, test } from "vitest";
import { figuresInWords, standingOf } from "./budget-words.ts";
import { readDraft } from "./budget-check.ts";
import { emptyDraft, thresholdsOf } from "./budget-draft.ts";
import { levelSentences } from "./level-sentences.ts";

const draft = {
  ...emptyDraft,
  name: "Search",
  team: "search",
  tagKey: "Team",
  tagValue: "search",
  amount: "500",
};

test("what is typed becomes what the operation takes", () => {
  const read = readDraft({
    ...draft,
    thresholds: "80 %, 100",
    isMirrored: true,
    connectionId: crypto.randomUUID(),
    emails: "a@example.com\nb@example.com",
  });
  expect(read).toMatchObject({
    input: { team: "search", thresholds: [80, 100], mirror: { emails: ["a@example.com", "b@example.com"] } },
  });
  expect(readDraft({ ...draft, team: "" })).toMatchObject({
    input: { team: null, connectionId: null, mirror: null },
  });
});

test.each([
  [{ amount: "0" }, "amount"],
  [{ thresholds: "fifty" }, "thresholds"],
  [{ action: "suspend" as const, thresholds: "50" }, "thresholds"],
  [{ isMirrored: true }, "mirror"],
  [{ name: "" }, "name"],
])("%j has a problem in its field", (part, field) => {
  expect(readDraft({ ...draft, ...part })).toMatchObject({ problems: [{ path: field }] });
});

test("levels are per cents with commas between, and nothing else", () => {
  expect(thresholdsOf({ thresholds: "50,80 , 100" })).toEqual([50, 80, 100]);
  expect(thresholdsOf({ thresholds: "5.5" })).toBeNull();
});

test("each level says in dollars what happens, the forecast first", () => {
  const sentences = levelSentences({ ...draft, action: "suspend" }, "Search");
  expect(sentences.map(({ level }) => level)).toEqual(["Forecast", "50 %", "80 %", "100 %"]);
  expect(sentences[1]?.sentence).toBe("At $250.00, the approvers of Search are told once.");
  expect(sentences[3]?.sentence).toMatch(
    /everybody who works in Search are told, and the profiles of Search .* suspended/u,
  );
  expect(levelSentences({ ...draft, amount: "much" }, null)).toEqual([]);
});

const figures: BudgetFigures = {
  from: "2026-11-01",
  until: "2026-12-01",
  spent: "85",
  metered: "0",
  forecast: "120",
  forecastBasis: "run-rate",
  percent: 85,
  forecastPercent: 120,
  billedUntil: "2026-11-20",
};

test("a budget is over, near its end, calm or not known", () => {
  expect(standingOf({ ...figures, percent: 100 })).toBe("over");
  expect(standingOf(figures)).toBe("near");
  expect(standingOf({ ...figures, percent: 10, forecastPercent: 101 })).toBe("near");
  expect(standingOf({ ...figures, percent: 10, forecastPercent: null })).toBe("calm");
  expect(standingOf({ ...figures, billedUntil: null })).toBe("unknown");
  expect(standingOf(null)).toBe("unknown");
});

test("the figures read as a sentence", () => {
  expect(figuresInWords(figures, "100")).toBe("$85.00 of $100.00, 85 %; forecast $120.00");
  expect(figuresInWords({ ...figures, billedUntil: null }, "100")).toMatch(/nothing is known/u);
});
