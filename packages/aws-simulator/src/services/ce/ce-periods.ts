// Time periods of Cost Explorer, with the refusals that callers have seen.
import type { DateInterval } from "@aws-sdk/client-cost-explorer";
import {
  dayOf,
  hourMs,
  isEstimated,
  isoDay,
  isoHour,
  monthOf,
  monthStart,
  readDay,
} from "../../costs/calendar.ts";
import { costSettings } from "../../costs/cost-settings.ts";
import { validationError } from "../../wire/aws-error.ts";
import type { World } from "../../world/world.ts";
import { billExpired } from "./ce-errors.ts";

export type CostPeriods = {
  granularity: "DAILY" | "MONTHLY" | "HOURLY";
  /** Days, or hours where the granularity is hourly; `end` is exclusive. */
  starts: number[];
  end: number;
};

/** The present month and the 13 before it. */
const historyMonths = 13;
/** With multi-year data. */
const longHistoryMonths = 37;
const hourlyDays = 14;

/** Reads a period. Throws ValidationException, or BillExpirationException for what is gone for good. */
export function readPeriods(world: World, interval: Partial<DateInterval>, granularity: string): CostPeriods {
  if (granularity === "HOURLY") return hourlyPeriods(world, interval);
  const { start, end } = readInterval(world, interval, granularity);
  if (granularity === "DAILY")
    return { granularity, starts: Array.from({ length: end - start }, (_, index) => start + index), end };
  const months = monthOf(end - 1) - monthOf(start) + 1;
  const starts = Array.from({ length: months }, (_, index) =>
    Math.max(start, monthStart(monthOf(start) + index)),
  );
  return { granularity: "MONTHLY", starts, end };
}

/** Reads an interval of days, for operations without a granularity as well. */
export function readInterval(
  world: World,
  { Start, End }: Partial<DateInterval>,
  granularity: string,
): { start: number; end: number } {
  const [start, end] = [requireDay("Start", Start), requireDay("End", End)];
  requireOrder(start, end);
  const month = monthOf(dayOf(world.clock.now()));
  if (end > monthStart(month + 1)) throw validationError("end date past the beginning of next month");
  if (start < monthStart(month - historyMonths)) requireLongHistory(world, { start, granularity });
  return { start, end };
}

function requireLongHistory(
  world: World,
  { start, granularity }: { start: number; granularity: string },
): void {
  if (monthOf(start) < monthOf(dayOf(world.clock.now())) - longHistoryMonths) throw billExpired();
  if (!costSettings(world).hasLongHistory)
    throw validationError("You haven't enabled historical data beyond 14 months.");
  if (start !== monthStart(monthOf(start)))
    throw validationError(
      "To retrieve data beyond the past 14 months, your start date needs to be the first day of the month.",
    );
  if (granularity !== "MONTHLY")
    throw validationError("Historical data beyond 14 months is available at monthly granularity only.");
}

function hourlyPeriods(world: World, { Start, End }: Partial<DateInterval>): CostPeriods {
  const [start, end] = [requireHour("Start", Start), requireHour("End", End)];
  requireOrder(start, end);
  const today = dayOf(world.clock.now());
  if (start < (today - hourlyDays) * 24)
    throw validationError(
      "start date is too old for hourly, the max supported days for hourly granularity is 14 days.",
    );
  if (end > monthStart(monthOf(today) + 1) * 24)
    throw validationError("end date past the beginning of next month");
  const starts = Array.from({ length: end - start }, (_, index) => start + index);
  return { granularity: "HOURLY", starts, end };
}

function requireOrder(start: number, end: number): void {
  if (start >= end) throw validationError("Start date (and hour) should be before end date (and hour)");
}

function requireDay(name: string, text = ""): number {
  const day = readDay(text);
  if (day !== undefined) return day;
  throw validationError(`${name} time ${text} is invalid. Valid format is: yyyy-MM-dd.`);
}

function requireHour(name: string, text = ""): number {
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:00:00Z$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return time / hourMs;
  throw validationError(`${name} time ${text} is invalid. Valid format is: yyyy-MM-dd'T'HH:mm:ss'Z'.`);
}

/** A period as answers tell it. */
export function writePeriod({ granularity, starts, end }: CostPeriods, index: number): DateInterval {
  const start = starts[index] ?? end;
  const next = starts[index + 1] ?? end;
  const write = granularity === "HOURLY" ? isoHour : isoDay;
  return { Start: write(start), End: write(next) };
}

/** Whether a period's bill can still change. */
export function isOpen({ granularity, starts, end }: CostPeriods, index: number, now: Date): boolean {
  const last = (starts[index + 1] ?? end) - 1;
  return isEstimated(granularity === "HOURLY" ? Math.floor(last / 24) : last, now);
}
