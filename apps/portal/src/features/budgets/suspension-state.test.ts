import type { SuspensionView } from "@quarry/domain/budgets/schema";
import { expect, test } from "vitest";
import { suspensionState } from "./suspension-state.ts";

const now = "2026-11-21T12:00:00.000Z";
const suspension: SuspensionView = {
  profile: { id: "", name: "chat", arn: "", region: "us-west-2" },
  since: "2026-11-20T00:00:00.000Z",
  until: "2026-12-01T00:00:00.000Z",
  override: null,
  lifted: null,
  tag: null,
};
const override = { until: "2026-11-22T00:00:00.000Z", reason: "Launch", by: "Grace" };

test.each([
  ["Suspended", suspension],
  ["Overridden", { ...suspension, override }],
  ["Suspended", { ...suspension, override: { ...override, until: "2026-11-21T11:00:00.000Z" } }],
  ["Over", { ...suspension, until: now }],
  ["Lifted", { ...suspension, override, lifted: { at: now, reason: "Raised" } }],
] as const)("it is %s", (word, view) => {
  expect(suspensionState(view, now)).toMatchObject({ word });
});
