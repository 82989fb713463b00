// What GetTags and GetDimensionValues share: distinct values of a period, searched, sorted and paged.
import type { SortDefinition } from "@aws-sdk/client-cost-explorer";
import { aggregate } from "../../costs/aggregate.ts";
import type { Grouping, Measure } from "../../costs/aggregate.ts";
import { costSettings } from "../../costs/cost-settings.ts";
import type { MeterFilter } from "../../costs/cost-filter.ts";
import type { Meter } from "../../costs/meter.ts";
import { cutExpiringPage } from "../../costs/page-tokens.ts";
import { validationError } from "../../wire/aws-error.ts";
import type { World } from "../../world/world.ts";
import { refuseToken } from "./ce-errors.ts";
import { readMetric } from "./ce-metrics.ts";

export type ValuesQuestion = {
  world: World;
  meters: readonly Meter[];
  start: number;
  end: number;
  filter: MeterFilter;
  grouping: Grouping;
  sortBy: readonly SortDefinition[] | undefined;
};

/** Distinct values with a line in the period: by cost where a sort asks for it, else by name. */
export function distinctValues(question: ValuesQuestion): string[] {
  const { world, meters, start, end, filter, grouping, sortBy = [] } = question;
  const [sort] = sortBy;
  const measure: Measure = sort?.Key === undefined ? "gross" : readMetric(sort.Key);
  const cells = aggregate({
    world,
    meters,
    starts: [start],
    end,
    measures: [measure],
    groupings: [grouping],
    filter,
  }).cells(0);
  const sums = cells.map(({ keys, sums: [sum = 0n] }) => ({ value: keys[0] ?? "", sum }));
  if (sort === undefined) return sums.map(({ value }) => value);
  const sign = sort.SortOrder === "ASCENDING" ? 1 : -1;
  return sums
    .toSorted((left, right) => (left.sum === right.sum ? 0 : left.sum < right.sum ? -sign : sign))
    .map(({ value }) => value);
}

export type ValuesPage = {
  values: readonly string[];
  searched: string | undefined;
  request: object;
  token: string | undefined;
  maxResults: number | undefined;
};

/** A page of values with their number; a search is by substring, whatever the case. */
export function pageOfValues(
  world: World,
  { values, searched, request, token, maxResults }: ValuesPage,
): { page: string[]; total: number; nextToken: string | undefined } {
  if (maxResults !== undefined && maxResults < 1) throw validationError("MaxResults must be at least 1.");
  const wanted = (searched ?? "").toLowerCase();
  const found = values
    .filter((value) => value.toLowerCase().includes(wanted))
    .map((value, index) => ({ value, id: String(index).padStart(7, "0") }));
  const { page, nextToken } = cutExpiringPage(found, ({ id }) => id, {
    world,
    request,
    token,
    size: maxResults ?? costSettings(world).pageSize,
    refuse: refuseToken,
  });
  return { page: page.map(({ value }) => value), total: found.length, nextToken };
}
