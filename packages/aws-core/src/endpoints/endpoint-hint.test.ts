import { EndpointStatus } from "@aws-sdk/client-sagemaker";
import { expect, test } from "vitest";
import { endpointHint, takesChanges, typicalDuration } from "./endpoint-hint.ts";

const hint = (status: string, facts: Partial<Parameters<typeof endpointHint>[1]> = {}) =>
  endpointHint(status, { elapsed: 120, ...facts });

test.each(Object.values(EndpointStatus))("%s has a sentence of its own", (status) => {
  expect(hint(status)).not.toContain("does not know");
  expect(hint(status)).toMatch(/\.$/);
});

test("a status that AWS adds later is not passed over in silence", () => {
  expect(hint("Hibernating")).toContain("does not know");
  expect(hint("constructor")).toContain("does not know");
});

test.each([
  [120, /2 minutes of usually 8 minutes/],
  [1200, /unusually long/],
  [4000, /more than an hour/],
])("after %i seconds of Creating it says %s", (elapsed, text) => {
  expect(hint("Creating", { elapsed })).toMatch(text);
});

test("an endpoint known to be slow is measured by itself", () => {
  expect(hint("Creating", { elapsed: 1200, typical: 1500 })).toMatch(/20 minutes of usually 25 minutes/);
});

test("an endpoint that has scaled to zero is told from one that serves", () => {
  expect(hint("InService", { serving: 0 })).toContain("scaled to zero");
  expect(hint("InService", { serving: 1 })).toContain("answers calls");
});

test("a failure without a reason says that there is none", () => {
  expect(hint("Failed", { failureReason: "x" })).toContain("below");
  expect(hint("Failed")).toContain("no reason");
});

test("changes are accepted at rest only", () => {
  const accepting = Object.values(EndpointStatus).filter(takesChanges);
  expect(accepting.toSorted()).toEqual(["Failed", "InService", "OutOfService", "UpdateRollbackFailed"]);
  expect(typicalDuration("InService")).toBeUndefined();
  expect(typicalDuration("Deleting")).toBe(90);
});
