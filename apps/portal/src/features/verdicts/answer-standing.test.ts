import type { TargetCheckView } from "@quarry/domain/verdicts/schema";
import { expect, test } from "vitest";
import { answerHeading, answerStanding } from "./answer-standing.ts";

const check: TargetCheckView = {
  kind: "application-profile",
  works: "yes",
  why: "",
  instead: [],
  rules: [],
  verdict: null,
  invalid: null,
  proofNote: "",
  lookedUp: null,
};

test("without a look-up the rules decide", () => {
  expect(answerStanding({ ...check, works: "depends" })).toBe("depends");
});

test("a profile that AWS no longer knows works nowhere, whatever the rules say", () => {
  const lookedUp = { answer: "gone", sentence: "AWS knows no such profile." };
  expect(answerStanding({ ...check, lookedUp })).toBe("gone");
});

test("a text that names nothing is no answer about a place", () => {
  expect(answerStanding({ ...check, works: "no", invalid: { what: "A blank.", position: 3 } })).toBe(
    "invalid",
  );
});

test("the heading says where", () => {
  expect(answerHeading("no", "on a notebook instance")).toBe("No, it does not work on a notebook instance");
});
