// What callers may do, told as rules a reader can check against the managed policies they stand for.
import type { Access } from "../wire/service.ts";
import type { Principal } from "./principal.ts";

/** The end of AWS's AccessDenied sentence; undefined when the policy lets the call pass. */
type Verdict = string | undefined;
type Policy = (access: Access, principal: Principal) => Verdict;

export const noIdentityPolicy = (action: string): string =>
  `because no identity-based policy allows the ${action} action`;
export const noBoundary = (action: string): string =>
  `because no permissions boundary allows the ${action} action`;
export const boundaryDeny = "with an explicit deny in a permissions boundary";
export const identityDeny = "with an explicit deny in an identity-based policy";

const tagActions = ["bedrock:TagResource", "bedrock:UntagResource", "bedrock:ListTagsForResource"];
const invokeActions = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

export const policies = {
  administrator: () => undefined,
  "no-get": without(["bedrock:GetInferenceProfile"]),
  "no-list": without(["bedrock:ListInferenceProfiles"]),
  "no-tags": without(tagActions),
  "no-create": without(["bedrock:CreateInferenceProfile"]),
  "no-invoke": without(invokeActions),
  "no-assume": without(["sts:AssumeRole"]),
  "read-only": (access) => (isReading(access.action) ? undefined : noIdentityPolicy(access.action)),
  "explicit-deny": (access) => (access.action.startsWith("bedrock:") ? identityDeny : undefined),
  "studio-project": studioProjectBoundary,
} as const satisfies Record<string, Policy>;

export type PolicyName = keyof typeof policies;

function without(actions: readonly string[]): Policy {
  return ({ action }) => (actions.includes(action) ? noIdentityPolicy(action) : undefined);
}

const isReading = (action: string): boolean => /:(Get|List|Describe|View)/.test(action);

// NotDeniedOperations of SageMakerStudioProjectUserRolePermissionsBoundary: Bedrock actions outside this list are denied.
const studioActions = [
  ...invokeActions,
  "bedrock:GetInferenceProfile",
  "bedrock:ListFoundationModels",
  "bedrock:ListTagsForResource",
  "bedrock:TagResource",
  "bedrock:ApplyGuardrail",
  "sts:GetCallerIdentity",
];

/**
 * SageMakerStudioProjectUserRolePermissionsBoundary v19: application profiles only with the project's own tag,
 * models only behind such a profile, and a list of actions that survive at all.
 */
function studioProjectBoundary(access: Access, principal: Principal): Verdict {
  if (!studioActions.includes(access.action)) return boundaryDeny;
  const tagged = access.resourceTags?.["AmazonDataZoneProject"];
  const own = principal.tags["AmazonDataZoneProject"];
  if (tagged !== undefined && own !== undefined && tagged !== own) return boundaryDeny;
  const resource = access.resource ?? "";
  if (resource.includes(":application-inference-profile/"))
    return tagged === undefined ? noBoundary(access.action) : undefined;
  if (invokeActions.includes(access.action) && resource.includes(":foundation-model/")) {
    return isApplicationProfile(access.throughProfile) ? undefined : noBoundary(access.action);
  }
  if (invokeActions.includes(access.action) || access.action === "bedrock:GetInferenceProfile")
    return noBoundary(access.action);
  return undefined;
}

const isApplicationProfile = (arn: string | undefined): boolean =>
  arn?.includes(":application-inference-profile/") ?? false;
