import { dayOf, monthOf, monthsOf } from "../days-schema.ts";
import { monthsAtOnce, oldestDay } from "../ingest/plan-reading.ts";
import type { BillState, GroupingState } from "../ingest/plan-reading.ts";

/**
 * About how many paid calls it takes to read the newest days of all groupings once, and what is missing of their
 * history: one for the total and one for each set of services for any other grouping, if each has one page.
 */
export function expectedCalls(bill: BillState): { refresh: number; history: number } {
  const oldest = oldestDay(bill.now);
  const callsOf = ({ key }: GroupingState): number => (key === "total" ? 1 : Math.max(1, bill.setCount));
  const questionsOf = (grouping: GroupingState): number => {
    const until = grouping.heldFrom ?? monthOf(dayOf(bill.now));
    return Math.ceil(monthsOf({ from: oldest, until }).length / monthsAtOnce(bill, grouping));
  };
  return {
    refresh: sum(bill.groupings.map(callsOf)),
    history: sum(bill.groupings.map((grouping) => callsOf(grouping) * questionsOf(grouping))),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
