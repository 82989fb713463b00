import { evaluatePolicies } from "./evaluate-policies.ts";
import type { Decision } from "./evaluate-policies.ts";
import type { ConditionContext } from "./conditions.ts";
import type { PolicyDocument, Statement } from "./policy-document.ts";

/** Who asks, in every form in which a trust policy may name them: `{ AWS: [account, root, ARN, …] }` or `{ Service: [name] }`. */
export type TrustQuestion = {
  action: string;
  principals: { type: "AWS" | "Service"; names: readonly string[] };
  context: ConditionContext;
};

/** Whether a role's trust policy lets somebody in. */
export function evaluateTrust(trust: PolicyDocument, question: TrustQuestion): Decision["effect"] {
  const named = trust.Statement.filter((statement) => isNamed(statement, question));
  return evaluatePolicies([{ id: "trust", document: { ...trust, Statement: named } }], question).effect;
}

function isNamed({ Principal, NotPrincipal }: Statement, { principals }: TrustQuestion): boolean {
  if (NotPrincipal !== undefined) return !isOneOf(NotPrincipal, principals);
  return Principal !== undefined && isOneOf(Principal, principals);
}

function isOneOf(
  listed: NonNullable<Statement["Principal"]>,
  { type, names }: TrustQuestion["principals"],
): boolean {
  // `*` stands for every AWS principal and never for a service.
  if (listed === "*") return type === "AWS";
  return (listed[type] ?? []).some((name) => names.includes(name) || (type === "AWS" && name === "*"));
}
