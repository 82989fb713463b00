import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  TagResourceResponse,
  UntagResourceRequest,
  UntagResourceResponse,
} from "@aws-sdk/client-bedrock";
import type { Call } from "../../server/call.ts";
import { AwsError, validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import { findProfile, profileAccess } from "./find-profile.ts";
import type { ProfileRow } from "./profile-rows.ts";
import { readTags, requireTagLimit, writeTags } from "./tags.ts";

export const tagResource = operation<TagResourceRequest, TagResourceResponse>("TagResource", {
  effect: "write",
  access: (call, input) => profileAccess(call, "bedrock:TagResource", input.resourceARN),
  run(call, input) {
    const row = findTaggable(call, "bedrock:TagResource", input.resourceARN);
    const tags = { ...row.tags, ...readTags(input.tags) };
    requireTagLimit(tags, input.resourceARN);
    row.tags = tags;
    return {};
  },
});

export const untagResource = operation<UntagResourceRequest, UntagResourceResponse>("UntagResource", {
  effect: "write",
  access: (call, input) => profileAccess(call, "bedrock:UntagResource", input.resourceARN),
  run(call, input) {
    const row = findTaggable(call, "bedrock:UntagResource", input.resourceARN);
    const kept = Object.entries(row.tags).filter(([key]) => !input.tagKeys.includes(key));
    row.tags = Object.fromEntries(kept);
    return {};
  },
});

export const listTagsForResource = operation<ListTagsForResourceRequest, ListTagsForResourceResponse>(
  "ListTagsForResource",
  {
    effect: "read",
    access: (call, input) => profileAccess(call, "bedrock:ListTagsForResource", input.resourceARN),
    run: (call, input) => ({
      tags: writeTags(findTaggable(call, "bedrock:ListTagsForResource", input.resourceARN).tags),
    }),
  },
);

/** Only application profiles carry tags; system-defined ones belong to AWS. */
function findTaggable(call: Call, action: string, arn: string): ProfileRow {
  if (!arn.startsWith("arn:")) throw validationError("The provided ARN is invalid.");
  const found = findProfile(call, action, arn);
  if (found.kind === "application") return found.row;
  throw new AwsError("ValidationException", "System-defined inference profiles can't be tagged.");
}
