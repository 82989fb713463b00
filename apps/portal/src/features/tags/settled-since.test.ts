import type { TagChangeView } from "@quarry/domain/tags/schema";
import { expect, test } from "vitest";
import { hasSettledSince } from "./settled-since.ts";

const waiting: TagChangeView = {
  id: "0191e1a0-0000-7000-8000-000000000001",
  state: "waiting",
  add: [{ key: "Owner", value: "ada" }],
  remove: [],
  askedBy: "Ada Lovelace",
  askedAt: "2026-11-20T10:00:00.000Z",
  attempt: 0,
  failure: null,
  settledAt: null,
};
const done = { ...waiting, state: "done", settledAt: "2026-11-20T10:00:01.000Z" } as const;
const later = { ...done, settledAt: "2026-11-20T10:05:00.000Z" };

test.each([
  { what: "nothing was ever changed", before: null, now: null, settled: false },
  { what: "a change is asked for", before: null, now: waiting, settled: false },
  { what: "a change is still under way", before: waiting, now: waiting, settled: false },
  { what: "a change has ended", before: waiting, now: done, settled: true },
  { what: "a change was asked for and ended in between", before: done, now: later, settled: true },
  { what: "a change had ended before", before: done, now: done, settled: false },
])("$what: settled since $settled", ({ before, now, settled }) => {
  expect(hasSettledSince({ change: before }, { change: now })).toBe(settled);
});
