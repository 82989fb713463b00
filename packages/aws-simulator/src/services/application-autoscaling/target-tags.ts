import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  TagResourceResponse,
  UntagResourceRequest,
  UntagResourceResponse,
} from "@aws-sdk/client-application-auto-scaling";
import type { Call } from "../../server/call.ts";
import { AwsError, validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import type { Access } from "../../wire/service.ts";
import { targetArn, targetTable } from "./target-rows.ts";
import type { TargetRow } from "./target-rows.ts";

const mostTags = 50;

/** Throws above 50 tags, and for keys that AWS keeps to itself. */
export function requireTagRoom(tags: Readonly<Record<string, string>>, resourceArn: string): void {
  const keys = Object.keys(tags);
  if (keys.some((key) => key.toLowerCase().startsWith("aws:")))
    throw validationError("Tag keys that begin with aws: are reserved for AWS use.");
  if (keys.length > mostTags)
    throw new AwsError("TooManyTagsException", `A resource can have at most ${mostTags} tags.`, {
      members: { ResourceName: resourceArn },
    });
}

export const tagResource = operation<TagResourceRequest, TagResourceResponse>("TagResource", {
  effect: "write",
  access: (call, { ResourceARN }) => tagAccess(call, "TagResource", ResourceARN),
  run(call, { ResourceARN, Tags }) {
    const row = findTagged(call, ResourceARN);
    const tags = { ...row.tags, ...Tags };
    requireTagRoom(tags, ResourceARN);
    row.tags = tags;
    return {};
  },
});

export const untagResource = operation<UntagResourceRequest, UntagResourceResponse>("UntagResource", {
  effect: "write",
  access: (call, { ResourceARN }) => tagAccess(call, "UntagResource", ResourceARN),
  run(call, { ResourceARN, TagKeys }) {
    const row = findTagged(call, ResourceARN);
    row.tags = Object.fromEntries(Object.entries(row.tags).filter(([key]) => !TagKeys.includes(key)));
    return {};
  },
});

export const listTagsForResource = operation<ListTagsForResourceRequest, ListTagsForResourceResponse>(
  "ListTagsForResource",
  {
    effect: "read",
    access: (call, { ResourceARN }) => tagAccess(call, "ListTagsForResource", ResourceARN),
    run: (call, { ResourceARN }) => ({ Tags: { ...findTagged(call, ResourceARN).tags } }),
  },
);

function tagAccess(call: Call, action: string, resource: string): Access[] {
  const row = rowOf(call, resource);
  return [{ action: `application-autoscaling:${action}`, resource, ...(row && { resourceTags: row.tags }) }];
}

const rowOf = (call: Call, arn: string): TargetRow | undefined =>
  [...call.world.tables.rows(targetTable, call).values()].find((row) => targetArn(row, call) === arn);

function findTagged(call: Call, arn: string): TargetRow {
  const row = rowOf(call, arn);
  if (row !== undefined) return row;
  throw new AwsError("ResourceNotFoundException", `The resource ${arn} does not exist.`, {
    members: { ResourceName: arn },
  });
}
