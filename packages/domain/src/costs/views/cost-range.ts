import { invalidField } from "../../operation/domain-error.ts";
import { addDays, dateOf, dayOf, daysBetween, monthOf, monthsOf } from "../days-schema.ts";
import type { DayRange } from "../days-schema.ts";
import type { CostQuery } from "../schema.ts";

export type Granularity = CostQuery["granularity"];

/** Cost Explorer tells days of 14 months; a chart of more is no chart. */
const mostDays = 430;
const mostMonths = 38;
/** Today and yesterday: AWS tells what a day cost within a day or so. */
export const unsettledDays = 2;
const daysByDefault = 30;
const monthsByDefault = 13;

/**
 * The days that a query is about. Without an end it ends with what is held, so that the last days of a chart are not
 * empty because AWS has not told them yet.
 * @throws DomainError invalid where no day is left, or too many are
 */
export function rangeOf(
  { from, until, granularity }: Pick<CostQuery, "from" | "until" | "granularity">,
  { dataUntil, today }: { dataUntil: string | null; today: string },
): DayRange {
  const end = until ?? (dataUntil !== null && dataUntil <= addDays(today, 1) ? dataUntil : addDays(today, 1));
  const start = from ?? startBefore(end, granularity);
  if (start >= end) {
    throw invalidField(
      "until",
      "The end is the day after the last one, so it has to be later than the start.",
    );
  }
  const range = { from: start, until: end };
  if (granularity === "daily" && daysBetween(start, end) > mostDays) {
    throw invalidField("from", `By day, ask for at most ${mostDays} days; by month, more can be shown.`);
  }
  if (granularity === "monthly" && monthsBetween(start, end) > mostMonths) {
    throw invalidField("from", `Ask for at most ${mostMonths} months.`);
  }
  return range;
}

/** The first days of the periods of a range; a month that the range cuts begins where the range does. */
export function periodsOf(range: DayRange, granularity: Granularity): string[] {
  if (granularity === "monthly")
    return monthsOf(range).map((month) => (month < range.from ? range.from : month));
  return Array.from({ length: daysBetween(range.from, range.until) }, (_, index) =>
    addDays(range.from, index),
  );
}

/** The day in UTC. */
export const today = (): string => dayOf(new Date());

function startBefore(end: string, granularity: Granularity): string {
  return granularity === "daily"
    ? addDays(end, -daysByDefault)
    : monthOf(addDays(end, -1), 1 - monthsByDefault);
}

const monthsBetween = (from: string, until: string): number => {
  const [start, end] = [dateOf(from), dateOf(addDays(until, -1))];
  return (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth() + 1;
};
