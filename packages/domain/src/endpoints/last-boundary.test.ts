import fc from "fast-check";
import { expect, test } from "vitest";
import { lastBoundary } from "./last-boundary.ts";
import { OfficeHours } from "./office-hours.ts";

const berlin = { timeZone: "Europe/Berlin", days: [1, 2, 3, 4, 5], from: "08:00", to: "18:30" };

test.each([
  ["before work on a Monday", "2026-11-23T06:59:59Z", "2026-11-20T17:30:00.000Z", false],
  ["at the minute it opens", "2026-11-23T07:00:00Z", "2026-11-23T07:00:00.000Z", true],
  ["in the afternoon", "2026-11-23T15:00:00Z", "2026-11-23T07:00:00.000Z", true],
  ["at the minute it closes", "2026-11-23T17:30:00Z", "2026-11-23T17:30:00.000Z", false],
  ["on a Sunday", "2026-11-22T12:00:00Z", "2026-11-20T17:30:00.000Z", false],
  ["in summer, an hour earlier by UTC", "2026-07-01T06:00:00Z", "2026-07-01T06:00:00.000Z", true],
])("%s", (...[, now, at, opens]) => {
  expect(lastBoundary(berlin, new Date(now))).toEqual({ at: new Date(at), opens });
});

test("hours over midnight end the next day", () => {
  const night = { timeZone: "UTC", days: [5], from: "22:00", to: "06:00" };
  expect(lastBoundary(night, new Date("2026-11-21T03:00:00Z"))).toMatchObject({ opens: true });
  expect(lastBoundary(night, new Date("2026-11-21T06:00:00Z"))).toEqual({
    at: new Date("2026-11-21T06:00:00Z"),
    opens: false,
  });
});

test("on the day that the clocks change, the hours are those of the clock on the wall", () => {
  const sundays = { ...berlin, days: [7] };
  const { at } = lastBoundary(sundays, new Date("2026-10-25T12:00:00Z"));
  expect(at).toEqual(new Date("2026-10-25T07:00:00Z"));
});

test("a boundary is never in the future, nor more than eight days ago", () => {
  const hours = fc.record({
    timeZone: fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: fc.constantFrom("00:00", "08:00", "13:45"),
    to: fc.constantFrom("18:30", "23:59", "06:00"),
  });
  const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(hours, moment, (given, now) => {
      const { at } = lastBoundary(given, now);
      expect(at.getTime()).toBeLessThanOrEqual(now.getTime());
      expect(now.getTime() - at.getTime()).toBeLessThan(8 * 86_400_000);
    }),
    { numRuns: 300 },
  );
});

test.each([
  [{ ...berlin, timeZone: "Mars/Olympus" }, /no time zone/u],
  [{ ...berlin, from: "8:00" }, /08:30/u],
  [{ ...berlin, to: "08:00" }, /another time/u],
  [{ ...berlin, days: [] }, /Choose a day/u],
])("hours that nobody can keep are refused: %j", (hours, message) => {
  expect(OfficeHours.safeParse(hours).error?.issues[0]?.message).toMatch(message);
});
