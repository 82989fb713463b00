import { filtersIn, writeFilterTokens } from "@quarry/domain/costs/filter-tokens";
import type { CostFilter, CostGroupBy, CostQuery } from "@quarry/domain/costs/schema";
import type { CostAddress } from "./cost-address-schema.ts";
import { rangeBefore, rangeOf } from "./cost-range.ts";
import type { DayRange } from "@quarry/domain/costs/days-schema";
import { isGroupBy } from "./cost-words.ts";

/** One value of a filter. */
export interface CostFilterValue {
  by: CostGroupBy;
  value: string;
}

/** What views of costs are asked for with. */
export type CostQuestion = Omit<CostQuery, "from" | "until"> & DayRange;

/** The part of the bill that is looked at, whatever the days: what summary and anomalies are asked for with. */
export function costPart(
  address: CostAddress,
): Pick<CostQuestion, "connectionId" | "groupBy" | "metric" | "filters"> {
  const { connectionId, groupBy, metric } = address;
  return {
    ...(connectionId === undefined ? {} : { connectionId }),
    groupBy,
    metric,
    filters: filtersOf(address),
  };
}

/** What the view is asked for with. `today` is a day in UTC, `YYYY-MM-DD`. */
export function costQuery(address: CostAddress, today: string): CostQuestion {
  return { ...costPart(address), granularity: address.granularity, ...rangeOf(address, today), top: 8 };
}

/** The same question about the range before, by month since only its sums are read; undefined where there is none. */
export function earlierQuery(address: CostAddress, today: string): CostQuestion | undefined {
  const before = rangeBefore(rangeOf(address, today));
  return before && { ...costPart(address), granularity: "monthly", ...before, top: 50 };
}

/** The values of the address's filters one by one. */
export function filterValues(address: Pick<CostAddress, "filters">): CostFilterValue[] {
  return filtersOf(address).flatMap(({ by, values }) => values.map((value) => ({ by, value })));
}

/** The values in the form of the address, each once. */
export function writeFilters(values: readonly CostFilterValue[]): string[] {
  const byKind = Map.groupBy(values, ({ by }) => by);
  return writeFilterTokens(
    [...byKind].map(([by, some]) => ({ by, values: [...new Set(some.map(({ value }) => value))] })),
  );
}

function filtersOf({ filters }: Pick<CostAddress, "filters">): CostFilter[] {
  return filtersIn(filters).flatMap(({ by, values }) => (isGroupBy(by) ? [{ by, values }] : []));
}
