import { expect, test } from "vitest";
import { problemOf } from "../../client/refusal.ts";
import { problemsOf } from "./request-check.ts";
import { emptyDraft } from "./request-draft.ts";
import { stepOf, wizardSteps } from "./wizard-steps.ts";

test("every problem of an empty draft belongs to a step that asks for its field", () => {
  const problems = problemsOf(emptyDraft);
  expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems) expect(wizardSteps[stepOf(problem)]?.id).not.toBe("review");
});

test("what no step asks for is told with the plan", () => {
  expect(stepOf({ path: "", message: "AWS is not there." })).toBe(wizardSteps.length - 1);
});

test("a name is checked as AWS checks it", () => {
  const problems = problemsOf({ ...emptyDraft, name: "claude 3.5" });
  expect(problemOf(problems, "spec.name")).toContain("For example: claude 3-5");
});
