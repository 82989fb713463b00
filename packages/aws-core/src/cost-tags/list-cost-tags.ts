import { ListCostAllocationTagsCommand } from "@aws-sdk/client-cost-explorer";
import type { CostAllocationTag } from "@aws-sdk/client-cost-explorer";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import type { Sending } from "../costs/paid-call.ts";
import { callCostTags } from "./call-cost-tags.ts";
import type { CostTagCallOptions } from "./call-cost-tags.ts";
import type { CostTag } from "./cost-tag-schema.ts";

export type ListCostTagsOptions = CostTagCallOptions & {
  /** At most 100 keys to ask for; without them all that billing knows. */
  keys?: readonly string[];
};

// The most that AWS gives in one page.
const pageSize = 1000;

/**
 * Lists the tag keys that billing has seen, active or not, all pages. A key that no billed resource has carried is
 * not among them.
 *
 * @throws AwsError `denied` for accounts whose bill another account pays, and when a later page fails
 */
export async function listCostTags(
  { costExplorer }: Pick<AwsClients, "costExplorer">,
  options: ListCostTagsOptions = {},
): Promise<CostTag[]> {
  const { keys } = options;
  const found: CostTag[] = [];
  let token: string | undefined;
  do {
    const command = new ListCostAllocationTagsCommand({
      MaxResults: pageSize,
      ...(keys && { TagKeys: [...keys] }),
      ...(token !== undefined && { NextToken: token }),
    });
    const send = (sending: Sending) => costExplorer.send(command, sending);
    const page = await callCostTags({ operation: "ListCostAllocationTags", command, send }, options);
    found.push(...(page.CostAllocationTags ?? []).map(toCostTag));
    token = page.NextToken;
  } while (token !== undefined);
  return found;
}

function toCostTag({ TagKey = "", Type, Status, LastUpdatedDate, LastUsedDate }: CostAllocationTag): CostTag {
  return {
    key: TagKey,
    isGeneratedByAws: Type === "AWSGenerated",
    isActive: Status === "Active",
    statusChangedAt: LastUpdatedDate === undefined ? null : new Date(LastUpdatedDate),
    lastUsedMonth: LastUsedDate?.slice(0, 10) ?? null,
  };
}
