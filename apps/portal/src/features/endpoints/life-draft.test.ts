import { expect, test } from "vitest";
import { isLaterEnd, lifeDraftOf, lifeOf } from "./life-draft.ts";

const schedule = { timeZone: "Europe/Berlin", days: [1, 3], from: "09:00", to: "17:30" };

test.each([
  [{ endsAt: null, schedule: null, idleMinutes: null }],
  [{ endsAt: "2026-12-24T18:30:00.000Z", schedule, idleMinutes: 90 }],
])("what is saved unchanged is what it was: %j", (life) => {
  expect(lifeOf(lifeDraftOf(life))).toEqual(life);
});

test("office hours and idle stop that are switched off are not sent", () => {
  const draft = lifeDraftOf({ endsAt: null, schedule, idleMinutes: 60 });
  expect(lifeOf({ ...draft, hasHours: false, isIdleStopped: false })).toEqual({
    endsAt: null,
    schedule: null,
    idleMinutes: null,
  });
});

test.each([
  [null, null, false],
  ["2026-12-24T18:30:00.000Z", null, false],
  ["2026-12-24T18:30:00.000Z", "2026-12-24T18:30:00.000Z", false],
  ["2026-12-24T18:31:00.000Z", "2026-12-24T18:30:00.000Z", true],
  [null, "2026-12-24T18:30:00.000Z", true],
])("an end at %s is later than one at %s: %j", (endsAt, now, isLater) => {
  expect(isLaterEnd({ endsAt }, now)).toBe(isLater);
});
