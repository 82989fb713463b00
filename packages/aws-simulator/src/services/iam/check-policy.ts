import { parseJson, readPolicy } from "../../access/policy-document.ts";
import type { PolicyDocument, Statement } from "../../access/policy-document.ts";
import { malformedPolicy } from "./iam-errors.ts";

/**
 * Checks a permission policy as CreatePolicy and Put…Policy do, in the order in which IAM complains.
 * Throws MalformedPolicyDocument in IAM's words.
 */
export function requirePermissionPolicy(text: string): PolicyDocument {
  const policy = readPolicy(text);
  if (hasPrincipal(parseJson(text))) throw malformedPolicy("Policy document should not specify a principal.");
  if (policy === undefined || policy.Statement.some(hasContradiction))
    throw malformedPolicy("Syntax errors in policy.");
  if (policy.Version !== "2012-10-17")
    throw malformedPolicy("Policy document must be version 2012-10-17 or greater.");
  const problem =
    sidProblem(policy) ??
    first(policy, actionsMissing) ??
    first(policy, resourceProblem) ??
    first(policy, actionProblem) ??
    first(policy, resourcesMissing);
  if (problem !== undefined) throw malformedPolicy(problem);
  return policy;
}

/** Characters that count against a size quota: white space is free. */
export const policySize = (text: string): number => text.replace(/\s/g, "").length;

function hasPrincipal(parsed: unknown): boolean {
  const statements: unknown =
    typeof parsed === "object" && parsed !== null && "Statement" in parsed ? parsed.Statement : [];
  return [statements]
    .flat()
    .some(
      (statement) =>
        typeof statement === "object" &&
        statement !== null &&
        ("Principal" in statement || "NotPrincipal" in statement),
    );
}

const hasContradiction = ({ Action, NotAction, Resource, NotResource, Condition = {} }: Statement): boolean =>
  (Action !== undefined && NotAction !== undefined) ||
  (Resource !== undefined && NotResource !== undefined) ||
  Object.keys(Condition).some((operator) => !knownOperator.test(operator));

const knownOperator =
  /^(?:(?:ForAnyValue|ForAllValues):)?(?:String(?:Not)?(?:Equals|EqualsIgnoreCase|Like)|(?:Numeric|Date)(?:(?:Not)?Equals|LessThan|LessThanEquals|GreaterThan|GreaterThanEquals)|Bool|BinaryEquals|(?:Not)?IpAddress|Arn(?:Not)?(?:Equals|Like))(?:IfExists)?$|^Null$/;

function sidProblem({ Statement: statements }: PolicyDocument): string | undefined {
  const sids = statements.flatMap(({ Sid }) => (Sid === undefined || Sid === "" ? [] : [Sid]));
  if (sids.some((sid) => !/^[0-9A-Za-z]*$/.test(sid)))
    return "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*";
  return new Set(sids).size < sids.length
    ? "Statement IDs (SID) in a single policy must be unique."
    : undefined;
}

function first(
  { Statement: statements }: PolicyDocument,
  problemOf: (statement: Statement) => string | undefined,
): string | undefined {
  return statements.map(problemOf).find((problem) => problem !== undefined);
}

const actionsOf = ({ Action, NotAction }: Statement): string[] => Action ?? NotAction ?? [];
const resourcesOf = ({ Resource, NotResource }: Statement): string[] => Resource ?? NotResource ?? [];

const actionsMissing = (statement: Statement): string | undefined =>
  actionsOf(statement).length === 0 ? "Policy statement must contain actions." : undefined;

const resourcesMissing = (statement: Statement): string | undefined =>
  resourcesOf(statement).length === 0 ? "Policy statement must contain resources." : undefined;

function actionProblem(statement: Statement): string | undefined {
  return actionsOf(statement)
    .map((action) => {
      if (action === "*") return undefined;
      const [vendor = "", ...rest] = action.split(":");
      if (rest.length === 0)
        return "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
      if (rest.length > 1) return "Actions/Condition can contain only one colon.";
      return /^[A-Za-z0-9-]+$/.test(vendor) ? undefined : `Vendor ${vendor} is not valid`;
    })
    .find((problem) => problem !== undefined);
}

const partitions = ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-eusc", "*"];
// These services' resources belong to no Region; a Region in the ARN is refused.
const withoutRegion = ["s3", "cloudfront", "route53"];

function resourceProblem(statement: Statement): string | undefined {
  return resourcesOf(statement)
    .map(arnProblem)
    .find((problem) => problem !== undefined);
}

function arnProblem(resource: string): string | undefined {
  if (resource === "*") return undefined;
  const parts = resource.split(":");
  const [, partition = "", vendor = "", region = "", , path = ""] = parts;
  if (parts.length < 2) return `Resource ${resource} must be in ARN format or "*".`;
  if (!partitions.includes(partition)) {
    const filled = ["arn", ...parts.slice(1), ...Array<string>(Math.max(0, 6 - parts.length)).fill("*")];
    return `Partition "${partition}" is not valid for resource "${filled.join(":")}".`;
  }
  if (parts.length === 2) return "Resource vendor must be fully qualified and cannot contain regexes.";
  if (parts.length < 6) return "The policy failed legacy parsing";
  if (vendor === "iam" && region !== "") return `IAM resource ${resource} cannot contain region information.`;
  if (withoutRegion.includes(vendor) && !["", "*"].includes(region))
    return `Resource ${resource} can not contain region information.`;
  return vendor === "iam" && !iamPath.test(path) ? iamPathProblem : undefined;
}

const iamPath =
  /^(?:\*|root$|(?:user|federated-user|role|group|instance-profile|mfa|server-certificate|policy|sms-mfa|saml-provider|oidc-provider|report|access-report)\/)/;
const iamPathProblem =
  'IAM resource path must either be "*", root, or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.';
