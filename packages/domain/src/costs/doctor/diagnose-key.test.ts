import { describe, expect, test } from "vitest";
import { diagnoseKey } from "./diagnose-key.ts";
import type { KeyFacts } from "./key-facts.ts";

const now = new Date("2026-11-20T12:00:00Z");
const hoursAgo = (count: number) => new Date(now.getTime() - count * 3_600_000);

/** A key that a profile carries and that is as told. */
const aKey = (facts: Partial<KeyFacts> = {}): KeyFacts => ({
  key: "Project",
  kind: "resource",
  isWanted: true,
  applied: { profiles: 3, endpoints: 1, since: hoursAgo(400), isExact: true },
  lacking: 0,
  isRead: true,
  billed: null,
  backfills: [],
  divided: { heldFrom: "2025-11-01", firstCostOn: null },
  change: null,
  backfillChange: null,
  ...facts,
});

const billed = (isActive: boolean, statusChangedAt: Date | null = null): KeyFacts["billed"] => ({
  isActive,
  statusChangedAt,
  lastUsedMonth: "2026-11-01",
  firstSeenAt: hoursAgo(300),
});

const statesOf = (facts: KeyFacts) => diagnoseKey(facts, now).steps.map(({ state }) => state);
const stepOf = (facts: KeyFacts, id: string) => diagnoseKey(facts, now).steps.find((step) => step.id === id);

describe("the five steps", () => {
  test.each<[string, Partial<KeyFacts>, { states: string[]; next: string | null }]>([
    [
      "of a key that nothing carries begin with putting it on",
      { applied: { profiles: 0, endpoints: 0, since: null, isExact: false } },
      { states: ["to-do", "upcoming", "upcoming", "upcoming", "upcoming"], next: "applied" },
    ],
    [
      "of a key that was put on today wait for billing",
      { applied: { profiles: 1, endpoints: 0, since: hoursAgo(5), isExact: true } },
      { states: ["done", "waiting", "upcoming", "upcoming", "upcoming"], next: "seen" },
    ],
    [
      "of a key that costs carry while the keys were never read are known from the costs",
      { isRead: false, divided: { heldFrom: "2025-11-01", firstCostOn: "2026-05-01" } },
      { states: ["done", "done", "done", "upcoming", "done"], next: null },
    ],
    [
      "of a key that billing lists go on with its activation",
      { billed: billed(false) },
      { states: ["done", "done", "to-do", "upcoming", "upcoming"], next: "activated" },
    ],
    [
      "of a key that was activated today offer the past, and wait for costs",
      { billed: billed(true, hoursAgo(3)) },
      { states: ["done", "done", "waiting", "to-do", "waiting"], next: "backfilled" },
    ],
    [
      "of a key whose past is being told wait",
      {
        billed: billed(true, hoursAgo(50)),
        backfills: [
          { requestedAt: hoursAgo(2), from: "2026-09-01", status: "PROCESSING", completedAt: null },
        ],
      },
      { states: ["done", "done", "done", "waiting", "waiting"], next: "backfilled" },
    ],
    [
      "of a key that was active for long are done once costs carry it",
      {
        billed: billed(true, hoursAgo(24 * 500)),
        divided: { heldFrom: "2025-11-01", firstCostOn: "2025-11-01" },
      },
      { states: ["done", "done", "done", "not-needed", "done"], next: null },
    ],
    [
      "of a key by which the bill is not divided end with that",
      { billed: billed(true, hoursAgo(24 * 500)), divided: null },
      { states: ["done", "done", "done", "not-needed", "to-do"], next: "first-cost" },
    ],
    [
      "before the keys were read say so",
      { isRead: false },
      { states: ["done", "upcoming", "upcoming", "upcoming", "waiting"], next: "first-cost" },
    ],
  ])("%s", (_what, given, { states, next }) => {
    const facts = aKey(given);
    expect(statesOf(facts)).toEqual(states);
    expect(diagnoseKey(facts, now).next).toBe(next);
  });

  test("wait about as long as AWS says: a day for billing, a day for costs, a day for the past", () => {
    const applied = { profiles: 1, endpoints: 0, since: hoursAgo(5), isExact: true };
    expect(stepOf(aKey({ applied }), "seen")?.until).toBe("2026-11-21T07:00:00.000Z");
    const active = aKey({ billed: billed(true, hoursAgo(3)) });
    expect(stepOf(active, "activated")?.until).toBe("2026-11-21T09:00:00.000Z");
    const past = {
      requestedAt: hoursAgo(20),
      from: "2026-09-01",
      status: "SUCCEEDED",
      completedAt: hoursAgo(4),
    };
    const backfilled = aKey({ billed: billed(true, hoursAgo(50)), backfills: [past] });
    expect(stepOf(backfilled, "backfilled")).toMatchObject({
      state: "waiting",
      until: "2026-11-21T08:00:00.000Z",
      sentence: expect.stringContaining("1 September 2026"),
    });
  });

  test("name no end where a wait has lasted too long, but why that may be", () => {
    const step = stepOf(aKey({}), "seen");
    expect(step).toMatchObject({ state: "waiting", until: null });
    expect(step?.sentence).toMatch(/only once its profile is called/);
  });

  test("believe costs that are there more than the clock", () => {
    const divided = { heldFrom: "2026-09-01", firstCostOn: "2026-09-03" };
    expect(statesOf(aKey({ billed: billed(true, hoursAgo(3)), divided }))).toEqual([
      "done",
      "done",
      "done",
      "not-needed",
      "done",
    ]);
  });
});

test("a backfill from before the activation, or one that failed, does not count", () => {
  const older = {
    requestedAt: hoursAgo(90),
    from: "2026-09-01",
    status: "SUCCEEDED",
    completedAt: hoursAgo(80),
  };
  expect(stepOf(aKey({ billed: billed(true, hoursAgo(50)), backfills: [older] }), "backfilled")?.state).toBe(
    "to-do",
  );
  const failed = { ...older, requestedAt: hoursAgo(30), status: "FAILED", completedAt: null };
  expect(
    stepOf(aKey({ billed: billed(true, hoursAgo(50)), backfills: [failed] }), "backfilled"),
  ).toMatchObject({
    state: "to-do",
    sentence: expect.stringMatching(/failed in AWS/),
  });
});

function offeredFor(since: Date) {
  const applied = { profiles: 1, endpoints: 0, since, isExact: true };
  return stepOf(aKey({ applied, billed: billed(true, hoursAgo(50)) }), "backfilled")?.action;
}

test("a backfill is offered from the month in which the tag was put on, at most twelve back", () => {
  expect(offeredFor(new Date("2026-09-14T08:00:00Z"))).toMatchObject({
    from: "2026-09-01",
    command: expect.stringContaining("--backfill-from 2026-09-01T00:00:00Z"),
  });
  expect(offeredFor(new Date("2024-01-01T00:00:00Z"))).toMatchObject({ from: "2025-11-01" });
});

test("profiles that still lack a key that is asked for are counted, with the page that mends them", () => {
  expect(stepOf(aKey({ lacking: 2 }), "applied")).toMatchObject({
    state: "done",
    sentence: "3 profiles and 1 endpoint carry it. 2 profiles of the catalog still lack it.",
    action: { href: "/tags?key=Project&kind=missing" },
  });
  expect(stepOf(aKey({ lacking: 2, isWanted: false }), "applied")?.action).toBeNull();
});

test("what somebody has asked for is waited for, and why AWS refused stays", () => {
  const change = { kind: "activate", state: "waiting", askedBy: "Ada", failure: null } as const;
  expect(stepOf(aKey({ billed: billed(false), change }), "activated")).toMatchObject({
    state: "waiting",
    sentence: "Ada asked for it to be activated. The worker tells AWS.",
  });
  const failure = { title: "Full", cause: "There are 500.", remedy: "" };
  const refused = { ...change, state: "failed", failure } as const;
  expect(stepOf(aKey({ billed: billed(false), change: refused }), "activated")?.sentence).toMatch(
    /^Full: There are 500\. /,
  );
});

test("keys of callers and of AWS need nothing put on, and callers' are activated apart", () => {
  const caller = aKey({ key: "iamPrincipal/Team", kind: "caller", billed: billed(false) });
  expect(stepOf(caller, "applied")?.state).toBe("not-needed");
  expect(stepOf(caller, "activated")?.sentence).toMatch(/apart from the resource tag/);
  expect(stepOf(aKey({ kind: "aws" }), "applied")?.state).toBe("not-needed");
});
