// `at(…)`, `rate(…)` and `cron(…)` of Application Auto Scaling.
import { CronExpressionParser } from "cron-parser";
import { validationError } from "../../wire/aws-error.ts";

/** A schedule that was read: the first occurrence after a moment, both in milliseconds since 1970. */
export type Schedule = (after: number) => number | undefined;

type ScheduleText = {
  schedule: string;
  /** IANA name; UTC when absent. */
  timezone?: string | undefined;
  /** From when `rate` counts, in milliseconds since 1970. */
  start: number;
};

const dayMs = 86_400_000;

/** Throws ValidationException for an expression or a time zone that AWS would not take. */
export function readSchedule({ schedule, timezone = "UTC", start }: ScheduleText): Schedule {
  requireTimezone(timezone);
  const [, kind, inner = ""] = /^(at|rate|cron)\((.*)\)$/.exec(schedule.trim()) ?? [];
  if (kind === "at") return readAt(inner, timezone);
  if (kind === "rate") return readRate(inner, start);
  if (kind === "cron") return readCron(inner, timezone);
  throw invalidSchedule(schedule);
}

const invalidSchedule = (schedule: string): Error =>
  validationError(`Invalid schedule expression: ${schedule}. Use at(), rate() or cron().`);

function requireTimezone(timezone: string): void {
  try {
    Intl.DateTimeFormat("en", { timeZone: timezone });
  } catch {
    throw validationError(`Invalid timezone: ${timezone}`);
  }
}

function readAt(text: string, timezone: string): Schedule {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/.exec(text.trim());
  const [, year = "", month = "", day = "", hour = "", minute = "", second = "00"] = parts ?? [];
  const asUtc = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (parts === null || Number.isNaN(asUtc)) throw invalidSchedule(`at(${text})`);
  // No time zone is farther than a day from UTC, so that this is the one occurrence of the year.
  const expression = [second, minute, hour, day, month, "*"].map((part) =>
    part === "*" ? part : Number(part),
  );
  const at = occurrence(expression.join(" "), timezone, asUtc - 2 * dayMs);
  return (after) => (at !== undefined && at > after ? at : undefined);
}

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: dayMs };

function readRate(text: string, start: number): Schedule {
  const [, count = "", unit = ""] = /^\s*(\d+)\s+(minute|hour|day)s?\s*$/.exec(text) ?? [];
  const step = Number(count) * (unitMs[unit] ?? 0);
  if (step === 0) throw invalidSchedule(`rate(${text})`);
  return (after) => start + Math.max(1, Math.floor((after - start) / step) + 1) * step;
}

/** Minutes, hours, day of month, month, day of week and, optionally, year; one of the days must be `?`. */
function readCron(text: string, timezone: string): Schedule {
  const [minute, hour, day, month, weekday = "", year = "*", ...rest] = text.trim().split(/\s+/);
  if (rest.length > 0 || (day === "?") === (weekday === "?")) throw invalidSchedule(`cron(${text})`);
  const years = readYears(year, text);
  const expression = ["0", minute, hour, day, month, fromSundayIsOne(weekday)].join(" ");
  try {
    CronExpressionParser.parse(expression, { tz: timezone });
  } catch {
    throw invalidSchedule(`cron(${text})`);
  }
  return (after) => {
    for (const [first, last] of years(new Date(after).getUTCFullYear())) {
      const found = occurrence(expression, timezone, Math.max(after, Date.UTC(first, 0, 1) - dayMs));
      if (found !== undefined && yearIn(found, timezone) <= last && yearIn(found, timezone) >= first)
        return found;
    }
    return undefined;
  };
}

/** In AWS's expressions Sunday is 1, in everybody else's 0. */
const fromSundayIsOne = (weekday: string): string =>
  weekday.replaceAll(/(?<![#/\d])\d/g, (digit) => String(Number(digit) - 1));

const farYear = 2199;

/** Ranges of years that have not passed, the earliest first. */
function readYears(text: string, cron: string): (now: number) => [first: number, last: number][] {
  if (text === "*") return (now) => [[now - 1, farYear]];
  if (!/^\d{4}(-\d{4})?(,\d{4}(-\d{4})?)*$/.test(text)) throw invalidSchedule(`cron(${cron})`);
  const ranges = text.split(",").map((part): [number, number] => {
    const [first = 0, last = first] = part.split("-").map(Number);
    return [first, last];
  });
  const sorted = ranges.toSorted(([left], [right]) => left - right);
  return (now) => sorted.filter(([, last]) => last >= now - 1);
}

const yearIn = (at: number, timeZone: string): number =>
  Number(new Intl.DateTimeFormat("en", { year: "numeric", timeZone }).format(at));

function occurrence(expression: string, tz: string, after: number): number | undefined {
  try {
    return CronExpressionParser.parse(expression, { tz, currentDate: new Date(after) })
      .next()
      .getTime();
  } catch {
    return undefined;
  }
}
