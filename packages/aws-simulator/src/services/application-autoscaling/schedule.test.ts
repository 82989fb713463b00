import { describe, expect, test } from "vitest";
import { readSchedule } from "./schedule.ts";

const start = Date.parse("2026-11-21T09:41:30Z");

/** The first so many occurrences after the start, as ISO texts. */
function occurrences(schedule: string, { timezone, count = 2 }: { timezone?: string; count?: number } = {}) {
  const next = readSchedule({ schedule, timezone, start });
  const found: string[] = [];
  let after: number | undefined = start;
  while (found.length < count) {
    after = next(after);
    if (after === undefined) break;
    found.push(new Date(after).toISOString().replace(".000Z", "Z"));
  }
  return found;
}

describe("an occurrence of", () => {
  for (const [schedule, timezone, wanted] of [
    ["at(2026-11-22T08:00:00)", undefined, ["2026-11-22T08:00:00Z"]],
    ["at(2026-11-22T08:00:00)", "Asia/Tokyo", ["2026-11-21T23:00:00Z"]],
    ["at(2027-01-01T00:30:00)", "Pacific/Kiritimati", ["2026-12-31T10:30:00Z"]],
    ["at(2026-11-21T09:41:30)", undefined, []],
    ["rate(5 minutes)", undefined, ["2026-11-21T09:46:30Z", "2026-11-21T09:51:30Z"]],
    ["rate(1 hour)", undefined, ["2026-11-21T10:41:30Z", "2026-11-21T11:41:30Z"]],
    ["cron(0 8 ? * MON-FRI *)", undefined, ["2026-11-23T08:00:00Z", "2026-11-24T08:00:00Z"]],
    ["cron(0 8 ? * 2-6 *)", undefined, ["2026-11-23T08:00:00Z", "2026-11-24T08:00:00Z"]],
    ["cron(0 8 ? * 1 *)", undefined, ["2026-11-22T08:00:00Z", "2026-11-29T08:00:00Z"]],
    ["cron(0 8 ? * 6#1 *)", undefined, ["2026-12-04T08:00:00Z", "2027-01-01T08:00:00Z"]],
    ["cron(0/15 * * * ? *)", undefined, ["2026-11-21T09:45:00Z", "2026-11-21T10:00:00Z"]],
    ["cron(30 18 L * ? *)", undefined, ["2026-11-30T18:30:00Z", "2026-12-31T18:30:00Z"]],
    ["cron(0 0 1 1 ? 2028-2029)", undefined, ["2028-01-01T00:00:00Z", "2029-01-01T00:00:00Z"]],
    ["cron(0 12 25 12 ? 2026,2028)", undefined, ["2026-12-25T12:00:00Z", "2028-12-25T12:00:00Z"]],
    ["cron(0 12 25 12 ? 2020)", undefined, []],
    ["cron(0 8 * * ?)", undefined, ["2026-11-22T08:00:00Z", "2026-11-23T08:00:00Z"]],
  ] as const) {
    test(`${schedule} in ${timezone ?? "UTC"}`, () => {
      expect(occurrences(schedule, timezone === undefined ? {} : { timezone })).toEqual(wanted);
    });
  }

  test("office hours keeps to the local time when the clocks change", () => {
    const mornings = occurrences("cron(0 8 * * ? *)", { timezone: "Europe/Berlin", count: 140 });
    expect(mornings).toContain("2027-03-27T07:00:00Z");
    expect(mornings).toContain("2027-03-28T06:00:00Z");
  });
});

describe("refused is", () => {
  for (const schedule of [
    "every day",
    "at(tomorrow)",
    "at(2026-13-01T00:00:00)",
    "rate(0 minutes)",
    "rate(5 weeks)",
    "cron(0 8 * * * *)",
    "cron(0 8 ? * ? *)",
    "cron(61 8 * * ? *)",
    "cron(0 8 * * ? soon)",
    "cron(0 8 * * ? * *)",
  ]) {
    test(`the schedule ${schedule}`, () => {
      expect(() => readSchedule({ schedule, start })).toThrow("Invalid schedule expression");
    });
  }

  test("a time zone that there is not", () => {
    expect(() => readSchedule({ schedule: "rate(1 day)", timezone: "Mars/Olympus", start })).toThrow(
      "Invalid timezone: Mars/Olympus",
    );
  });
});
