import { InferenceComponentStatus } from "@aws-sdk/client-sagemaker";
import { expect, test } from "vitest";
import { componentHint } from "./component-hint.ts";

test.each(Object.values(InferenceComponentStatus))(
  "a component that is %s has a sentence of its own",
  (status) => {
    expect(componentHint({ status, currentCopies: 1 })).toMatch(/^(?!.*does not know).+\.$/u);
  },
);

test("a component that has scaled to zero is told from one that serves", () => {
  expect(componentHint({ status: "InService", currentCopies: 0 })).toContain("No copy runs");
});

test("a status that AWS adds later, or does not give, is not passed over in silence", () => {
  for (const status of ["Hibernating", "constructor", null])
    expect(componentHint({ status, currentCopies: 1 })).toContain("does not know");
});
