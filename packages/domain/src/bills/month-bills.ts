import { ownerTag } from "@quarry/aws-core/profiles/tags-schema";
import { dateOf, dayOf } from "../costs/days-schema.ts";
import type { DayRange } from "../costs/days-schema.ts";
import { readBills } from "../costs/read-bills.ts";
import type { ReadBill } from "../costs/read-bills.ts";
import type { CostMetric } from "../costs/schema.ts";
import { today } from "../costs/views/cost-range.ts";
import type { Database } from "../operation/context.ts";
import { daysOfMonth, monthOfData } from "./bill-months.ts";
import { remarksOn } from "./bill-remarks.ts";
import { divideBill } from "./divide-bill.ts";
import type { CostCell, DividedMonth } from "./divide-bill.ts";
import { groupingsFor, readCells } from "./read-cells.ts";
import { rulesFor } from "./rules-for.ts";
import type { RulesInForce } from "./rules-for.ts";
import type { BillRules } from "./rules-schema.ts";

export interface TeamName {
  slug: string;
  name: string;
}

/** The costs of a month, divided between teams. */
export interface MonthBills {
  /** `YYYY-MM`. */
  month: string;
  metric: CostMetric;
  /** The days that are held of the month; empty where none is. */
  range: DayRange;
  /** Every day of the month is held. */
  isWhole: boolean;
  estimatedDays: string[];
  /** The day after the last that is held of every bill, and when it was read. */
  dataUntil: string | null;
  refreshedAt: Date | null;
  teams: readonly TeamName[];
  rules: BillRules;
  rulesSince: string | null;
  cells: readonly CostCell[];
  divided: DividedMonth;
  remarks: string[];
}

interface BillQuestion {
  /** `YYYY-MM`; by default the month of the last day that is held. */
  month?: string | undefined;
  metric: CostMetric;
  /** Rules to be tried instead of those in force. */
  rules?: BillRules | undefined;
  /** The day after the last that counts, where the month is compared with one that is not over. */
  until?: string | undefined;
}

/** What every month is divided with: looked up once for all months of an answer. */
export interface BillMeans {
  database: Database;
  bills: readonly ReadBill[];
  teams: readonly TeamName[];
}

/** Looks up the bills that are read, and the teams. */
export async function findMeans(database: Database): Promise<BillMeans> {
  const [bills, teams] = await Promise.all([
    readBills(database, undefined),
    database.team.findMany({ select: { slug: true, name: true }, orderBy: { slug: "asc" } }),
  ]);
  return { database, bills, teams };
}

/** Divides a month's costs between all teams by the rules that hold for it. */
export async function monthBills(means: BillMeans, question: BillQuestion): Promise<MonthBills> {
  const { database, bills, teams } = means;
  const month = question.month ?? monthOfData(heldOf(bills, ownerTag).dataUntil, today());
  const inForce: RulesInForce = question.rules
    ? { since: month, rules: question.rules }
    : await rulesFor(database, month);
  const { tagKey } = inForce.rules;
  const held = heldOf(bills, tagKey);
  const range = cut(daysOfMonth(month), held.untilAnywhere, question.until);
  const [cells, estimatedDays] = await Promise.all([
    readCells(database, bills, { tagKey, range, metric: question.metric }),
    estimatedDaysOf(database, held.groupingIds, range),
  ]);
  return {
    month,
    metric: question.metric,
    range,
    isWhole: held.dataUntil !== null && held.dataUntil >= daysOfMonth(month).until,
    estimatedDays,
    dataUntil: held.dataUntil,
    refreshedAt: held.refreshedAt,
    teams,
    rules: inForce.rules,
    rulesSince: inForce.since,
    cells,
    divided: divideBill(
      cells,
      inForce.rules,
      teams.map(({ slug }) => slug),
    ),
    remarks: remarksOn({ bills, rules: inForce.rules, cells, month }),
  };
}

/** The days of a month that are held by anybody, and not after the end that is asked for. */
function cut({ from, until }: DayRange, heldUntil: string | null, wanted: string | undefined): DayRange {
  const ends = [until, heldUntil ?? from, wanted ?? until].toSorted();
  const end = ends[0] ?? from;
  return { from, until: end > from ? end : from };
}

/** How far the bills are held by the team key, or by their total where they are not divided by it. */
function heldOf(bills: readonly ReadBill[], tagKey: string) {
  const groupings = bills.flatMap((bill) => {
    const { total, byKey } = groupingsFor(bill, tagKey);
    return byKey ?? total ?? [];
  });
  const ends = groupings.flatMap(({ heldUntil }) => heldUntil ?? []).toSorted();
  const times = groupings.flatMap(({ refreshedAt }) => refreshedAt ?? []);
  return {
    groupingIds: groupings.map(({ groupingId }) => groupingId),
    dataUntil: ends[0] ?? null,
    untilAnywhere: ends.at(-1) ?? null,
    refreshedAt: times.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null,
  };
}

async function estimatedDaysOf(
  database: Database,
  groupingIds: readonly number[],
  { from, until }: DayRange,
): Promise<string[]> {
  const days = await database.costDay.findMany({
    where: {
      groupingId: { in: [...groupingIds] },
      isEstimated: true,
      day: { gte: dateOf(from), lt: dateOf(until) },
    },
    distinct: ["day"],
    select: { day: true },
    orderBy: { day: "asc" },
  });
  return days.map(({ day }) => dayOf(day));
}
