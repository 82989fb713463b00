import type { GetTagsRequest, GetTagsResponse } from "@aws-sdk/client-cost-explorer";
import { visibleDays } from "../../costs/allocation-tags.ts";
import { readFilter } from "../../costs/cost-filter.ts";
import type { Meter } from "../../costs/meter.ts";
import { operation } from "../../wire/service.ts";
import type { World } from "../../world/world.ts";
import { ceAccess, enterCosts } from "./ce-entry.ts";
import { readInterval } from "./ce-periods.ts";
import { distinctValues, pageOfValues } from "./cost-values.ts";

/** Keys that tell costs in a period, or the values of one of them, the empty one for untagged costs included. */
export const getTags = operation<GetTagsRequest, GetTagsResponse>("GetTags", {
  effect: "read",
  access: ceAccess("GetTags"),
  run(call, input) {
    const { NextPageToken, ...request } = input;
    const { world } = call;
    const { start, end } = readInterval(world, input.TimePeriod, "DAILY");
    const filter = readFilter(input.Filter);
    const meters = enterCosts(call, input.BillingViewArn);
    const range = { start, end };
    const values =
      input.TagKey === undefined
        ? keysIn(world, meters, range)
        : distinctValues({
            world,
            meters,
            ...range,
            filter,
            grouping: { tagKey: input.TagKey },
            sortBy: input.SortBy,
          }).map((value) => value.slice((input.TagKey ?? "").length + 1));
    const { page, total, nextToken } = pageOfValues(world, {
      values,
      searched: input.SearchString,
      request,
      token: NextPageToken,
      maxResults: input.MaxResults,
    });
    return {
      ...(nextToken !== undefined && { NextPageToken: nextToken }),
      Tags: page,
      ReturnSize: page.length,
      TotalSize: total,
    };
  },
});

function keysIn(
  world: World,
  meters: readonly Meter[],
  { start, end }: { start: number; end: number },
): string[] {
  const present = meters.filter(({ first, end: last }) => first < end && last > start);
  const keys = new Set(present.flatMap(({ tags }) => Object.keys(tags)));
  return [...keys].toSorted().filter((key) => {
    const isTold = visibleDays(world, key);
    return Array.from({ length: end - start }, (_, index) => start + index).some(isTold);
  });
}
