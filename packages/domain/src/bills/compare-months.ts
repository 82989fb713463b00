import { writeMoney } from "@quarry/aws-core/costs/read-money";
import { addDays, daysBetween } from "../costs/days-schema.ts";
import { daysOfMonth, monthLater } from "./bill-months.ts";
import { sumOf } from "./divide-bill.ts";
import type { DividedTeam } from "./divide-bill.ts";
import { monthBills } from "./month-bills.ts";
import type { BillMeans, MonthBills } from "./month-bills.ts";
import type { BillChange, BillsInput } from "./schema.ts";

/** A month beside the one before it, of which only as many days count while the month is not over. */
export interface ComparedBills {
  bills: MonthBills;
  before: MonthBills;
}

/** Divides a month's costs, and those of the month before by the rules that held for that one. */
export async function comparedBills(means: BillMeans, { month, metric }: BillsInput): Promise<ComparedBills> {
  const bills = await monthBills(means, { month, metric });
  const earlier = monthLater(bills.month, -1);
  const days = daysBetween(bills.range.from, bills.range.until);
  const until = bills.isWhole ? undefined : addDays(daysOfMonth(earlier).from, days);
  return { bills, before: await monthBills(means, { month: earlier, metric, until }) };
}

/** How an amount moved. */
export function changeOf(before: bigint, after: bigint): BillChange {
  // Four digits of a percentage are enough for any table.
  const percent = before > 0n ? Number(((after - before) * 1_000_000n) / before) / 10_000 : null;
  return { before: writeMoney(before), change: writeMoney(after - before), percent };
}

/** What a team pays: its own, and its part of what is shared. */
export function totalsOf(team: Pick<DividedTeam, "own" | "splits"> | undefined) {
  const [own, shared] = [sumOf(team?.own ?? []), sumOf(team?.splits ?? [])];
  return { own, shared, total: own + shared };
}

/** What a team has to pay in a divided month. */
export function totalOf({ divided }: MonthBills, slug: string): bigint {
  return totalsOf(divided.teams.find((team) => team.slug === slug)).total;
}

/** The days and the certainty of a divided month, as views say it. */
export function standingOf(bills: MonthBills) {
  const { range, refreshedAt, rules, rulesSince, month, metric, isWhole, estimatedDays, dataUntil, remarks } =
    bills;
  return {
    month,
    metric,
    ...range,
    isWhole,
    estimatedDays,
    dataUntil,
    refreshedAt: refreshedAt?.toISOString() ?? null,
    tagKey: rules.tagKey,
    rulesSince,
    remarks,
  };
}
