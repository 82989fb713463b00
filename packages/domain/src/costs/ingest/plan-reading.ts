import { days, hours } from "../../operation/units.ts";
import type { DayRange } from "../days-schema.ts";
import { addDays, dayOf, monthOf } from "../days-schema.ts";
import type { Purse } from "./reading-progress.ts";

/** A way to divide the bill, as far as it is held. */
export interface GroupingState {
  groupingId: number;
  key: string;
  heldFrom: string | null;
  heldUntil: string | null;
  refreshedAt: Date | null;
  /** The first held day that AWS may still change. */
  unsettledFrom: string | null;
  /** About how many lines a month has. */
  linesPerMonth: number;
}

export interface BillState {
  now: Date;
  servicesReadAt: Date | null;
  refreshAskedAt: Date | null;
  callsLeftToday: number;
  extraCalls: number;
  /** Sets of services that a question about any grouping but the total is asked of, one after the other. */
  setCount: number;
  groupings: readonly GroupingState[];
}

export type ReadingPurpose = "recent" | "history";

export type Step =
  | { kind: "services" }
  | { kind: "read"; grouping: GroupingState; range: DayRange; purpose: ReadingPurpose; purse: Purse };

/** Cost Explorer holds the present month and so many before it by the day. */
const historyMonths = 13;
/** Services that are new on a bill are found after so long at the latest. */
const servicesLife = days(7);
/** AWS brings a bill up to date about three times a day. */
const totalLife = hours(8);
/** What history and forecasts of tags leave of a day's calls, for the total to be read again later that day. */
const reserve = 2;
/**
 * Lines that are taken to fit on one page. AWS names no number; with a smaller page a question takes more calls, but no
 * more than if it had been asked in parts.
 */
const linesPerPage = 4000;

/**
 * What to read of a bill next: its services, then its newest days in total, then the same days by each further
 * grouping, the oldest first, then whole months back to the 13th. Null when nothing is due.
 */
export function planReading(bill: BillState): Step | null {
  const { servicesReadAt, now } = bill;
  if (servicesReadAt === null || now.getTime() - servicesReadAt.getTime() > servicesLife) {
    return { kind: "services" };
  }
  const total = bill.groupings.find(({ key }) => key === "total");
  if (!total) return null;
  if (isTotalDue(bill, total)) return recent(total, tomorrow(bill), bill);
  return nextFurther(bill, total) ?? nextMonths(bill, total);
}

/** Whether calls of the day are left for what can wait: everything due is read, and the total can be read again. */
export function hasCallsToSpare(bill: BillState): boolean {
  return planReading(bill) === null && bill.callsLeftToday > reserve;
}

/** The first day of history: older ones are not asked for. */
export function oldestDay(now: Date): string {
  return monthOf(dayOf(now), -historyMonths);
}

/** When the newest days are to be read again, if nobody asks for them before. */
export function nextRefresh({ heldUntil, refreshedAt }: GroupingState, now: Date): Date {
  if (refreshedAt === null || heldUntil === null) return now;
  const midnight = new Date(`${heldUntil}T00:00:00Z`);
  const again = new Date(refreshedAt.getTime() + totalLife);
  return again < midnight ? again : midnight;
}

function isTotalDue(bill: BillState, total: GroupingState): boolean {
  return canPay(bill, total) && (isAskedFor(bill, total) || nextRefresh(total, bill.now) <= bill.now);
}

const isAskedFor = ({ refreshAskedAt }: BillState, { refreshedAt }: GroupingState): boolean =>
  refreshedAt === null || (refreshAskedAt !== null && refreshedAt < refreshAskedAt);

/** The services of a usage type are told by the total alone, so nothing goes further than it. */
function nextFurther(bill: BillState, total: GroupingState): Step | null {
  const until = total.heldUntil ?? tomorrow(bill);
  const [oldest] = bill.groupings
    .filter((grouping) => grouping.key !== "total" && isFurtherDue(bill, grouping))
    .toSorted((one, other) => refreshTime(one) - refreshTime(other) || (one.key < other.key ? -1 : 1));
  return oldest ? recent(oldest, until, bill) : null;
}

/** Once a day: each takes a call for every set of services. */
function isFurtherDue(bill: BillState, grouping: GroupingState): boolean {
  const { refreshedAt } = grouping;
  if (!canPay(bill, grouping)) return false;
  return isAskedFor(bill, grouping) || refreshedAt === null || dayOf(refreshedAt) < dayOf(bill.now);
}

/** What was allowed beyond the day's calls is for the first reading and for what somebody asks for. */
const purseOf = (bill: BillState, grouping: GroupingState): Purse =>
  isAskedFor(bill, grouping) ? "day-then-extra" : "day";

function canPay(bill: BillState, grouping: GroupingState): boolean {
  const isExtra = purseOf(bill, grouping) === "day-then-extra";
  return bill.callsLeftToday > 0 || (isExtra && bill.extraCalls > 0);
}

const refreshTime = ({ refreshedAt }: GroupingState): number => refreshedAt?.getTime() ?? 0;

/** From the first day that may still change, and without a gap after what is held; the present month at first. */
function recent(grouping: GroupingState, until: string, bill: BillState): Step {
  const { now } = bill;
  const { heldUntil, unsettledFrom } = grouping;
  const present = monthOf(dayOf(now));
  const start = heldUntil === null ? present : earlier(heldUntil, unsettledFrom ?? heldUntil);
  // On the first of a month that is only just over there may be nothing new but its last day.
  const from = earlier(start, addDays(until, -1));
  const oldest = oldestDay(now);
  const range = { from: from < oldest ? oldest : from, until };
  return { kind: "read", grouping, range, purpose: "recent", purse: purseOf(bill, grouping) };
}

/**
 * The months before what is held: of the total as long as some are missing, then of the grouping that goes back the
 * least. A call is paid by the page, so each question is about as many months as fill one.
 */
function nextMonths(bill: BillState, total: GroupingState): Step | null {
  if (bill.extraCalls === 0 && bill.callsLeftToday <= reserve) return null;
  const oldest = oldestDay(bill.now);
  const goesBack = ({ heldFrom }: GroupingState): boolean => heldFrom === null || heldFrom <= oldest;
  const [furthest] = bill.groupings
    .filter((grouping) => !goesBack(grouping))
    .toSorted(
      (one, other) => -compare(one.heldFrom ?? "", other.heldFrom ?? "") || compare(one.key, other.key),
    );
  const grouping = goesBack(total) ? furthest : total;
  if (!grouping?.heldFrom) return null;
  const from = monthOf(addDays(grouping.heldFrom, -1), 1 - monthsAtOnce(bill, grouping));
  const range = { from: from < oldest ? oldest : from, until: grouping.heldFrom };
  return { kind: "read", grouping, range, purpose: "history", purse: "extra-then-day" };
}

/** How many months a question of history is about, so that each set of services fills about a page. */
export function monthsAtOnce({ setCount }: BillState, { key, linesPerMonth }: GroupingState): number {
  const pages = key === "total" ? 1 : setCount;
  return Math.min(
    historyMonths,
    Math.max(1, Math.floor((pages * linesPerPage) / Math.max(1, linesPerMonth))),
  );
}

const compare = (one: string, other: string): number => Number(one > other) - Number(one < other);
const earlier = (one: string, other: string): string => (one < other ? one : other);
const tomorrow = ({ now }: BillState): string => addDays(dayOf(now), 1);
