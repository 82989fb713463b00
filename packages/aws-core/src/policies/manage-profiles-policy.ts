import { z } from "zod";
import { partitionOfRegion } from "../arns/bedrock-arn.ts";
import { checkTags } from "../profiles/tag-rules.ts";
import { ProfileTag } from "../profiles/schema.ts";
import { policyOf } from "./policy-document.ts";
import type { PolicyDocument, PolicyStatement } from "./policy-document.ts";
import { PolicyRegion } from "./policy-region.ts";

/** Whose profiles, and where. */
const ManagedProfiles = z.strictObject({
  account: z.string().regex(/^[0-9]{12}$/, { error: "Not an AWS account id, which is twelve digits." }),
  /** Where profiles are made; all of one partition. */
  regions: z
    .array(PolicyRegion)
    .min(1, { error: "Name at least one Region." })
    .refine((names) => new Set(names.map(partitionOfRegion)).size <= 1, {
      error: "The Regions are of several partitions. A policy is for one.",
    })
    .readonly(),
  /** Tags that profiles must carry to be made or changed; none: every profile of the account. */
  tags: z
    .array(ProfileTag)
    .refine((tags) => checkTags(tags).length === 0, { error: "AWS does not take one of the tags." })
    .readonly()
    .default([]),
});
type ManagedProfiles = z.output<typeof ManagedProfiles>;

/**
 * The policy that lets somebody make, read, tag and delete application inference profiles. With tags, only
 * profiles that carry them are made and changed, and the tags stay as they are.
 *
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
 *
 * @throws ZodError when a text is no account, Region or tag
 * @throws PolicyTooLongError
 */
export function manageProfilesPolicy(input: z.input<typeof ManagedProfiles>): PolicyDocument {
  const managed = ManagedProfiles.parse(input);
  const regions = [...new Set(managed.regions)];
  const partition = partitionOfRegion(regions[0] ?? "");
  const arns = (kind: string) =>
    regions.map((region) => `arn:${partition}:bedrock:${region}:${managed.account}:${kind}/*`);
  const own = arns("application-inference-profile");
  return policyOf([
    { Sid: "MakeProfiles", ...allow(["CreateInferenceProfile", "TagResource"], own), ...whenMade(managed) },
    {
      Sid: "CopyModelsAndTheirRouting",
      // A profile may route to any Region, and AWS checks the model in each: the account's models are read, not called.
      ...allow(
        ["CreateInferenceProfile"],
        [`arn:${partition}:bedrock:*::foundation-model/*`, ...arns("inference-profile")],
      ),
    },
    {
      Sid: "ReadProfiles",
      ...allow(["GetInferenceProfile", "ListTagsForResource"], [...own, ...arns("inference-profile")]),
    },
    {
      Sid: "DeleteAndTagProfiles",
      ...allow(["DeleteInferenceProfile", "TagResource"], own),
      ...whenChanged(managed),
    },
    { Sid: "UntagProfiles", ...allow(["UntagResource"], own), ...whenUntagged(managed) },
    { Sid: "ListProfiles", ...allow(["ListInferenceProfiles"], ["*"]) },
  ]);
}

type Conditioned = Pick<PolicyStatement, "Condition">;

function allow(actions: string[], resources: string[]) {
  return {
    Effect: "Allow" as const,
    Action: actions.map((action) => `bedrock:${action}`),
    Resource: resources,
  };
}

// TagResource is asked for while a profile is made. What carries another value already is not to be claimed.
function whenMade({ tags }: ManagedProfiles): Conditioned {
  if (tags.length === 0) return {};
  return {
    Condition: { StringEquals: tagged("Request", tags), StringEqualsIfExists: tagged("Resource", tags) },
  };
}

function whenChanged({ tags }: ManagedProfiles): Conditioned {
  if (tags.length === 0) return {};
  return {
    Condition: { StringEquals: tagged("Resource", tags), StringEqualsIfExists: tagged("Request", tags) },
  };
}

function whenUntagged({ tags }: ManagedProfiles): Conditioned {
  if (tags.length === 0) return {};
  return {
    Condition: {
      StringEquals: tagged("Resource", tags),
      "ForAllValues:StringNotEquals": { "aws:TagKeys": tags.map(({ key }) => key) },
    },
  };
}

function tagged(what: "Request" | "Resource", tags: readonly ProfileTag[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ key, value }) => [`aws:${what}Tag/${key}`, value]));
}
