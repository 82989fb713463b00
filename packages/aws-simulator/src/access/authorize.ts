import { AwsError } from "../wire/aws-error.ts";
import type { Access } from "../wire/service.ts";
import { conditionContext } from "./conditions.ts";
import type { ConditionContext } from "./conditions.ts";
import { evaluatePolicies } from "./evaluate-policies.ts";
import type { NamedPolicy } from "./evaluate-policies.ts";
import { boundaryDeny, identityDeny, noBoundary, noIdentityPolicy, policies } from "./policies.ts";
import type { PolicyName } from "./policies.ts";
import type { Principal } from "./principal.ts";

export type Caller = {
  principal: Principal;
  region: string;
  /** Named rules, each of which may deny. */
  rules: readonly PolicyName[];
  /** Policy documents, without whose leave nothing is allowed; absent where rules alone decide. */
  documents?: { identity: readonly NamedPolicy[]; boundary: readonly NamedPolicy[] | undefined };
  /** ARN of the user, or of the role behind a session. */
  identityArn?: string;
};

/** Throws AWS's AccessDenied for the first thing the caller may not do. */
export function authorize(caller: Caller, wanted: readonly Access[]): void {
  for (const access of wanted) {
    const verdict = ruleVerdict(caller, access) ?? documentVerdict(caller, access);
    if (verdict !== undefined) throw accessDenied(caller.principal, access, verdict);
  }
}

function ruleVerdict({ principal, rules }: Caller, access: Access): string | undefined {
  for (const name of rules) {
    const verdict = policies[name](access, principal);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

/** Deny wins; then the boundary must allow; then an identity policy must, unless the resource's own policy lets the caller in. */
function documentVerdict(caller: Caller, access: Access): string | undefined {
  if (caller.documents === undefined) return undefined;
  const { action, resource, resourceAllows = false } = access;
  const question = { action, resource, context: requestContext(caller, access) };
  const identity = evaluatePolicies(caller.documents.identity, question).effect;
  const boundary =
    caller.documents.boundary === undefined
      ? "allowed"
      : evaluatePolicies(caller.documents.boundary, question).effect;
  if (identity === "explicitDeny") return identityDeny;
  if (boundary === "explicitDeny") return boundaryDeny;
  if (resourceAllows) return undefined;
  if (identity === "implicitDeny") return noIdentityPolicy(action);
  return boundary === "implicitDeny" ? noBoundary(action) : undefined;
}

/** The condition keys that the simulator knows of every call, and those of this one. */
export function requestContext(
  { principal, region, identityArn }: Pick<Caller, "principal" | "region" | "identityArn">,
  access: Pick<Access, "resource" | "resourceTags" | "throughProfile" | "context">,
): ConditionContext {
  const [, , , , owner = ""] = (access.resource ?? "").split(":");
  const isUser = principal.arn.includes(":user/");
  return conditionContext({
    "aws:PrincipalArn": identityArn ?? principal.arn,
    "aws:PrincipalAccount": principal.account,
    "aws:PrincipalType": isUser ? "User" : "AssumedRole",
    "aws:userid": principal.userId,
    "aws:username": isUser ? principal.arn.slice(principal.arn.lastIndexOf("/") + 1) : undefined,
    "aws:RequestedRegion": region,
    "aws:ResourceAccount": /^\d{12}$/.test(owner) ? owner : undefined,
    "aws:SecureTransport": "true",
    ...prefixed("aws:PrincipalTag/", principal.tags),
    ...prefixed("aws:ResourceTag/", access.resourceTags),
    "bedrock:InferenceProfileArn": access.throughProfile,
    ...access.context,
  });
}

const prefixed = (prefix: string, tags: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}${key}`, value]));

/** AWS's sentence: `User: … is not authorized to perform: … on resource: … because …`. */
export function accessDenied(principal: Principal, access: Access, verdict?: string): AwsError {
  const resource = access.action.startsWith("s3:") ? `"${access.resource}"` : access.resource;
  const on = access.resource === undefined ? "" : ` on resource: ${resource}`;
  const why = verdict === undefined ? "" : ` ${verdict}`;
  const message = `User: ${principal.arn} is not authorized to perform: ${access.action}${on}${why}`;
  return new AwsError(hasShortCode(access.action) ? "AccessDenied" : "AccessDeniedException", message, {
    status: 403,
  });
}

// The services that answer in XML have the short code. PassRole is asked for by other services, which answer with theirs.
const hasShortCode = (action: string): boolean =>
  /^(?:sts|iam|s3):/.test(action) && action !== "iam:PassRole";
