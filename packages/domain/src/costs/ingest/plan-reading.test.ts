import { expect, test } from "vitest";
import type { BillState, GroupingState } from "./plan-reading.ts";
import { nextRefresh, oldestDay, planReading } from "./plan-reading.ts";

const aGrouping = (given: Partial<GroupingState> = {}): GroupingState => ({
  groupingId: 1,
  key: "total",
  heldFrom: "2025-02-01",
  heldUntil: "2026-03-16",
  refreshedAt: new Date("2026-03-15T06:00:00Z"),
  unsettledFrom: "2026-03-01",
  linesPerMonth: 1000,
  ...given,
});

const aBill = (given: Partial<BillState> = {}): BillState => ({
  now: new Date("2026-03-15T08:00:00Z"),
  servicesReadAt: new Date("2026-03-14T00:00:00Z"),
  refreshAskedAt: null,
  callsLeftToday: 10,
  extraCalls: 0,
  setCount: 2,
  groupings: [aGrouping()],
  ...given,
});

const unread = { heldFrom: null, heldUntil: null, refreshedAt: null, unsettledFrom: null };

/** The step in short: what is read, of which days. */
function planned(given: Partial<BillState>): string | null {
  const step = planReading(aBill(given));
  if (step?.kind !== "read") return step?.kind ?? null;
  return `${step.grouping.key} ${step.range.from} ${step.range.until} ${step.purpose}`;
}

test("services are looked up first, and again after a week", () => {
  expect(planned({ servicesReadAt: null })).toBe("services");
  expect(planned({ servicesReadAt: new Date("2026-03-08T07:59:00Z") })).toBe("services");
  expect(planned({ servicesReadAt: new Date("2026-03-08T08:01:00Z") })).toBeNull();
});

test("a new bill begins with the present month in total, today included", () => {
  expect(planned({ groupings: [aGrouping(unread)] })).toBe("total 2026-03-01 2026-03-16 recent");
});

test("on the first of a month the newest days still have a day", () => {
  const now = new Date("2026-03-01T00:00:00Z");
  const servicesReadAt = now;
  expect(planned({ now, servicesReadAt, groupings: [aGrouping(unread)] })).toBe(
    "total 2026-03-01 2026-03-02 recent",
  );
  const held = aGrouping({ heldUntil: "2026-03-01", unsettledFrom: "2026-02-01" });
  expect(planned({ now, servicesReadAt, groupings: [held] })).toBe("total 2026-02-01 2026-03-02 recent");
});

test("the total is read again after eight hours, on a new day, and when somebody asks", () => {
  const groupings = [aGrouping({ refreshedAt: new Date("2026-03-15T00:00:00Z") })];
  expect(planned({ groupings })).toBe("total 2026-03-01 2026-03-16 recent");
  expect(planned({ refreshAskedAt: new Date("2026-03-15T07:00:00Z") })).toContain("total 2026-03-01");
  expect(planned({ now: new Date("2026-03-16T00:00:00Z") })).toBe("total 2026-03-01 2026-03-17 recent");
  expect(planned({})).toBeNull();
});

test("days that can no longer change are left alone, and no day is left out", () => {
  const held = aGrouping({ heldUntil: "2026-03-10", unsettledFrom: null });
  expect(planned({ groupings: [held] })).toBe("total 2026-03-10 2026-03-16 recent");
  const unsettled = aGrouping({ heldUntil: "2026-03-10", unsettledFrom: "2026-03-08" });
  expect(planned({ groupings: [unsettled] })).toBe("total 2026-03-08 2026-03-16 recent");
});

test("further groupings follow once a day, the oldest first, and go no further than the total", () => {
  const account = aGrouping({ key: "account", refreshedAt: new Date("2026-03-14T09:00:00Z") });
  const team = aGrouping({ key: "tag:Team", refreshedAt: new Date("2026-03-14T07:00:00Z") });
  const fresh = aGrouping({ key: "tag:Project", refreshedAt: new Date("2026-03-15T01:00:00Z") });
  const total = aGrouping({ heldUntil: "2026-03-16" });
  expect(planned({ groupings: [account, team, fresh, total] })).toBe("tag:Team 2026-03-01 2026-03-16 recent");
  expect(planned({ groupings: [account, fresh, total] })).toBe("account 2026-03-01 2026-03-16 recent");
  expect(planned({ groupings: [fresh, total] })).toBeNull();
});

test("history goes back to the first of the 13th month before, across leap days and the turn of years", () => {
  expect(oldestDay(new Date("2026-03-31T23:59:59Z"))).toBe("2025-02-01");
  expect(oldestDay(new Date("2024-02-29T00:00:00Z"))).toBe("2023-01-01");
  expect(planned({ groupings: [aGrouping({ heldFrom: "2025-03-01" })] })).toBe(
    "total 2025-02-01 2025-03-01 history",
  );
  const leap = aBill({
    now: new Date("2024-03-15T08:00:00Z"),
    servicesReadAt: new Date("2024-03-15T07:00:00Z"),
  });
  const total = aGrouping({
    heldFrom: "2024-03-01",
    heldUntil: "2024-03-16",
    refreshedAt: new Date("2024-03-15T07:00:00Z"),
    unsettledFrom: null,
    linesPerMonth: 4000,
  });
  expect(planned({ ...leap, groupings: [total] })).toBe("total 2024-02-01 2024-03-01 history");
});

test("a question of history is about as many months as fill a page", () => {
  const heldFrom = "2026-03-01";
  const total = aGrouping({ heldFrom, linesPerMonth: 2000 });
  const account = aGrouping({ key: "account", heldFrom, linesPerMonth: 2000 });
  expect(planned({ groupings: [account, total] })).toBe("total 2026-01-01 2026-03-01 history");
  expect(planned({ groupings: [account, aGrouping()] })).toBe("account 2025-11-01 2026-03-01 history");
});

test("history leaves two of the day's calls, unless extra ones are allowed", () => {
  const groupings = [aGrouping({ heldFrom: "2025-03-01" })];
  expect(planned({ groupings, callsLeftToday: 3 })).toContain("history");
  expect(planned({ groupings, callsLeftToday: 2 })).toBeNull();
  expect(planned({ groupings, callsLeftToday: 0, extraCalls: 1 })).toContain("history");
});

test("calls beyond the day's are for the first reading and for who asks, and else left to history", () => {
  const extra = { callsLeftToday: 0, extraCalls: 5 };
  const due = aGrouping({ refreshedAt: new Date("2026-03-14T00:00:00Z") });
  expect(planned({ ...extra, groupings: [due] })).toBeNull();
  expect(planned({ ...extra, groupings: [{ ...due, heldFrom: "2025-03-01" }] })).toContain("history");
  expect(planned({ ...extra, groupings: [aGrouping(unread)] })).toContain("recent");
  const asked = { ...extra, refreshAskedAt: new Date("2026-03-15T07:00:00Z") };
  expect(planned({ ...asked, groupings: [due] })).toContain("recent");
  expect(planned({ ...asked, extraCalls: 0, groupings: [due] })).toBeNull();
});

test("the next reading is eight hours later or at midnight", () => {
  const now = new Date("2026-03-15T08:00:00Z");
  expect(nextRefresh(aGrouping(), now).toISOString()).toBe("2026-03-15T14:00:00.000Z");
  const evening = aGrouping({ refreshedAt: new Date("2026-03-15T20:00:00Z") });
  expect(nextRefresh(evening, now).toISOString()).toBe("2026-03-16T00:00:00.000Z");
});
