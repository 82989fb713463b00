import type { CostGroupBy } from "@quarry/domain/costs/schema";
import type { CostAddress } from "./cost-address-schema.ts";
import { filterValues, writeFilters } from "./cost-address.ts";
import type { CostFilterValue } from "./cost-address.ts";
import type { CostRow } from "./cost-rows.ts";

/** What a group is divided by when somebody looks into it: the first that is not filtered by already. */
const nextBy: Record<string, readonly CostGroupBy[]> = {
  service: ["usage-type"],
  category: ["usage-type"],
  region: ["service", "usage-type"],
  model: ["usage-type"],
  account: ["service", "usage-type"],
  profile: ["usage-type"],
  endpoint: ["usage-type"],
};
const nextOfTag: readonly CostGroupBy[] = ["profile", "usage-type"];

/**
 * The address that looks into a group: filtered by it, and divided by the next smaller thing that the bill can be
 * divided by. Undefined where there is none.
 */
export function drillDown(
  address: CostAddress,
  value: string,
  isPossible: (groupBy: CostGroupBy) => boolean = () => true,
): CostAddress | undefined {
  const { groupBy } = address;
  const others = filterValues(address).filter(({ by }) => by !== groupBy);
  // What is left of a tag beyond its profiles is a difference, which no filter of the bill tells.
  if (isResource(groupBy) && value === "" && others.some(isOfValues)) return undefined;
  // A bill's lines have one such key at a time, and a profile lies within its team and its account.
  const kept = isResource(groupBy) ? others.filter((one) => !isOfValues(one)) : others;
  const taken = new Set([groupBy, ...kept.map(({ by }) => by)]);
  const candidates = groupBy.startsWith("tag:") ? nextOfTag : (nextBy[groupBy] ?? []);
  const next = candidates.find((by) => !taken.has(by) && isPossible(by));
  if (next === undefined) return undefined;
  return { ...address, groupBy: next, filters: writeFilters([...kept, { by: groupBy, value }]), top: 8 };
}

interface Surroundings {
  address: CostAddress;
  isPossible: (groupBy: CostGroupBy) => boolean;
  /** Writes an address of the page as a query string. */
  write: (address: CostAddress) => string;
}

/** Where a row of the table leads: into a group, or to more of them. */
export function hrefOfRow(
  { kind, value }: Pick<CostRow, "kind" | "value">,
  { address, isPossible, write }: Surroundings,
): string | undefined {
  if (kind === "total" || (kind === "others" && address.top === mostRows)) return undefined;
  const next = kind === "group" ? drillDown(address, value, isPossible) : { ...address, top: mostRows };
  return next && `/costs${write(next)}`;
}

const mostRows: CostAddress["top"] = 50;

const isResource = (by: CostGroupBy): boolean => by === "profile" || by === "endpoint";

/** Told by a tag, an account or a resource; everything else is told by service and usage type of any line. */
function isOfValues({ by }: CostFilterValue): boolean {
  return isResource(by) || by === "account" || by.startsWith("tag:");
}
