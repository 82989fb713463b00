import { parseJson, readPolicy } from "../../access/policy-document.ts";
import type { PolicyDocument, Statement } from "../../access/policy-document.ts";
import { isMembers, membersOf } from "../../wire/members.ts";
import type { Tables } from "../../world/tables.ts";
import { policySize } from "./check-policy.ts";
import { findRoleByArn, findUserByArn } from "./find-identity.ts";
import { malformedPolicy, quotaExceeded } from "./iam-errors.ts";
import { rolesOf, usersOf } from "./iam-rows.ts";
import { isServicePrincipal } from "./service-principals.ts";

const mostCharacters = 2048;

/**
 * Checks a role's trust policy as CreateRole and UpdateAssumeRolePolicy do. A document without Version is of 2008 and taken.
 * Throws MalformedPolicyDocument or LimitExceeded (2,048 characters without white space).
 */
export function requireTrustPolicy(tables: Tables, text: string): PolicyDocument {
  const parsed = parseJson(text);
  if (!isMembers(parsed)) throw malformedPolicy("This policy contains invalid Json");
  const problem = shapeProblem(parsed);
  if (problem !== undefined) throw malformedPolicy(problem);
  const policy = readPolicy(text);
  if (policy === undefined) throw malformedPolicy("Syntax errors in policy.");
  for (const statement of policy.Statement) requirePrincipals(tables, statement);
  if (policySize(text) > mostCharacters) throw quotaExceeded("ACLSizePerRole", mostCharacters);
  return policy;
}

function shapeProblem(parsed: Record<string, unknown>): string | undefined {
  const { Version: version, Statement: statements } = parsed;
  if (version !== undefined && version !== "2012-10-17" && version !== "2008-10-17")
    return "The policy must contain a valid version string";
  if (statements === undefined) return "Missing required field Statement";
  const listed = [statements].flat();
  if (listed.length === 0) return "Could not parse the policy: Statement is empty!";
  return listed
    .map((statement) => statementProblem(membersOf(statement)))
    .find((found) => found !== undefined);
}

const assumeActions = new Set([
  "sts:assumerole",
  "sts:assumerolewithsaml",
  "sts:assumerolewithwebidentity",
  "sts:tagsession",
  "sts:setsourceidentity",
  "sts:setcontext",
]);

function statementProblem(statement: Record<string, unknown>): string | undefined {
  if ("Resource" in statement || "NotResource" in statement) {
    return `Has prohibited field ${"Resource" in statement ? "Resource" : "NotResource"}`;
  }
  for (const field of ["Effect", "Principal", "Action"]) {
    const stands = field in statement || (field !== "Effect" && `Not${field}` in statement);
    if (!stands) return `Missing required field ${field}`;
  }
  const actions: unknown[] = [statement["Action"] ?? []].flat();
  return actions.every((action) => typeof action === "string" && assumeActions.has(action.toLowerCase()))
    ? undefined
    : "AssumeRole policy may only specify STS AssumeRole actions.";
}

function requirePrincipals(tables: Tables, { Principal, NotPrincipal }: Statement): void {
  const listed = Principal ?? NotPrincipal;
  if (listed === undefined || listed === "*") return;
  const named = Object.entries(listed).flatMap(([type, names]) => names.map((name) => [type, name] as const));
  if (named.length === 0) {
    throw malformedPolicy(
      "Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: The passed in policy has a statement with no principals!",
    );
  }
  for (const [type, name] of named) {
    if (isPrincipal(tables, type, name)) continue;
    // IAM spells the type of a service in capitals here, and only here.
    throw malformedPolicy(
      `Invalid principal in policy: "${type === "Service" ? "SERVICE" : type}":"${name}"`,
    );
  }
}

function isPrincipal(tables: Tables, type: string, name: string): boolean {
  if (type === "Service") return isServicePrincipal(name);
  if (type === "AWS") return name === "*" || /^\d{12}$/.test(name) || isKnownArn(tables, name);
  return type === "Federated" || type === "CanonicalUser";
}

/** Roots are taken for any account; users and roles must exist, where the simulator keeps that account at all. */
function isKnownArn(tables: Tables, arn: string): boolean {
  const [, service, account = "", resource = ""] = /^arn:aws:(iam|sts)::(\d{12}):(.+)$/.exec(arn) ?? [];
  if (service === "sts") return /^assumed-role\/[^/]+\/[^/]+$/.test(resource);
  if (service !== "iam") return false;
  if (resource === "root") return true;
  if (!/^(?:user|role)\/[^*]+$/.test(resource)) return false;
  const isKept = rolesOf(tables, account).size > 0 || usersOf(tables, account).size > 0;
  return !isKept || findRoleByArn(tables, arn) !== undefined || findUserByArn(tables, arn) !== undefined;
}
