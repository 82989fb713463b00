import type { TagStep } from "@quarry/domain/costs/doctor/schema";
import { expect, test } from "vitest";
import { drawnState } from "./step-words.ts";

const step = (state: TagStep["state"]): TagStep => ({
  id: "activated",
  state,
  sentence: "",
  since: null,
  until: null,
  action: null,
});
const failed = {
  kind: "activate",
  state: "failed",
  askedBy: "Ada",
  askedAt: "",
  settledAt: null,
  failure: null,
} as const;

test("the next step stands out, a refused one as failed, and others are to come", () => {
  expect(drawnState(step("to-do"), { next: "activated", change: null })).toBe("current");
  expect(drawnState(step("to-do"), { next: "activated", change: failed })).toBe("failed");
  expect(drawnState(step("waiting"), { next: "seen", change: null })).toBe("upcoming");
  expect(drawnState(step("not-needed"), { next: null, change: null })).toBe("skipped");
  expect(drawnState(step("done"), { next: null, change: failed })).toBe("done");
});
