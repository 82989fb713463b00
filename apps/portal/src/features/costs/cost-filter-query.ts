import type { CostGroupBy } from "@quarry/domain/costs/schema";
import type { FilterProperty, FilterQuery } from "@quarry/ui/text/property-query";
import { filterValues, writeFilters } from "./cost-address.ts";
import type { CostAddress } from "./cost-address-schema.ts";
import { groupByLabel, isGroupBy } from "./cost-words.ts";

/** What can be filtered by: what the bill can be divided by, and what the address filters by already. */
export function costProperties(address: CostAddress, groupBys: readonly CostGroupBy[]): FilterProperty[] {
  const all = new Set([...groupBys, ...filterValues(address).map(({ by }) => by)]);
  return [...all].map((by) => ({ key: by, label: groupByLabel(by), operators: ["="] }));
}

/** The filters of the address as tokens. */
export function toFilterQuery(address: CostAddress): FilterQuery {
  const tokens = filterValues(address).map(({ by, value }) => ({ key: by, operator: "=" as const, value }));
  return { text: "", tokens };
}

/** Tokens as a part of the address. There is no free text in a bill, so what is typed alone changes nothing. */
export function toFilters({ tokens }: FilterQuery): Pick<CostAddress, "filters"> {
  const values = tokens.flatMap(({ key, value }) => (isGroupBy(key) ? [{ by: key, value }] : []));
  return { filters: writeFilters(values) };
}
