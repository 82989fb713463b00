import type {
  CostAllocationTag,
  ListCostAllocationTagsRequest,
  ListCostAllocationTagsResponse,
  UpdateCostAllocationTagsStatusRequest,
  UpdateCostAllocationTagsStatusResponse,
} from "@aws-sdk/client-cost-explorer";
import { generatedKey, seenKeys, setTagStatus, tagRows, toSecond } from "../../costs/allocation-tags.ts";
import { dayMs, monthOf, monthStart } from "../../costs/calendar.ts";
import { cutExpiringPage } from "../../costs/page-tokens.ts";
import { validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import type { World } from "../../world/world.ts";
import { ceAccess, enterTags } from "./ce-entry.ts";
import { refuseToken } from "./ce-errors.ts";

const standardPage = 100;

/** Keys that billing has seen, with what they are and when they were last used: a month, not a day. */
export const listCostAllocationTags = operation<
  ListCostAllocationTagsRequest,
  ListCostAllocationTagsResponse
>("ListCostAllocationTags", {
  effect: "read",
  access: ceAccess("ListCostAllocationTags"),
  run(call, input) {
    enterTags(call, "list");
    const { NextToken, ...request } = input;
    const wanted = knownTags(call.world).filter(
      ({ TagKey = "", Type, Status }) =>
        (input.Status === undefined || input.Status === Status) &&
        (input.Type === undefined || input.Type === Type) &&
        (input.TagKeys === undefined || input.TagKeys.includes(TagKey)),
    );
    const { page, nextToken } = cutExpiringPage(wanted, ({ TagKey = "" }) => TagKey, {
      world: call.world,
      request,
      token: NextToken,
      size: input.MaxResults ?? standardPage,
      refuse: () => refuseToken("invalid"),
    });
    return { CostAllocationTags: page, ...(nextToken !== undefined && { NextToken: nextToken }) };
  },
});

/**
 * Activates and deactivates keys. Keys that billing has not seen are told in `Errors` while others succeed; where
 * none is known, the whole call is refused, as callers of AWS have seen it.
 */
export const updateCostAllocationTagsStatus = operation<
  UpdateCostAllocationTagsStatusRequest,
  UpdateCostAllocationTagsStatusResponse
>("UpdateCostAllocationTagsStatus", {
  effect: "write",
  access: ceAccess("UpdateCostAllocationTagsStatus"),
  run(call, input) {
    enterTags(call, "update");
    const known = new Set(knownTags(call.world).map(({ TagKey = "" }) => TagKey));
    const entries = input.CostAllocationTagsStatus.map(({ TagKey = "", Status = "Inactive" }) => ({
      key: TagKey,
      status: Status,
    }));
    const repeated = entries.find(({ key }, index) => entries.findIndex((one) => one.key === key) < index);
    if (repeated !== undefined)
      throw validationError(`Failed to update Cost Allocation Tag: Duplicate tag key: ${repeated.key}`);
    const unknown = entries.filter(({ key }) => !known.has(key)).map(({ key }) => key);
    if (unknown.length === entries.length)
      throw validationError(`Failed to update Cost Allocation Tag: Tag keys not found: ${unknown.join(",")}`);
    for (const { key, status } of entries) if (known.has(key)) setTagStatus(call.world, key, status);
    return {
      Errors: unknown.map((key) => ({
        TagKey: key,
        Code: "TagKeysNotFoundException",
        Message: `Failed to update Cost Allocation Tag: ${key}`,
      })),
    };
  },
});

/** Keys by name. */
function knownTags(world: World): CostAllocationTag[] {
  const rows = tagRows(world);
  const seen = [...seenKeys(world).values()].map(({ key, lastUsedDay }): CostAllocationTag => {
    const row = rows.get(key);
    return {
      TagKey: key,
      Type: "UserDefined",
      Status: row?.status ?? "Inactive",
      ...(row !== undefined && { LastUpdatedDate: row.updatedAt }),
      LastUsedDate: toSecond(monthStart(monthOf(lastUsedDay)) * dayMs),
    };
  });
  const generated = rows.get(generatedKey);
  const own: CostAllocationTag[] =
    generated === undefined
      ? []
      : [
          {
            TagKey: generatedKey,
            Type: "AWSGenerated",
            Status: generated.status,
            LastUpdatedDate: generated.updatedAt,
          },
        ];
  return [...seen, ...own].toSorted((left, right) => ((left.TagKey ?? "") < (right.TagKey ?? "") ? -1 : 1));
}
