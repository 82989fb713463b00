import { conditionsHold, fillVariables, isLike, missingKeys } from "./conditions.ts";
import type { ConditionContext } from "./conditions.ts";
import type { PolicyDocument, Statement } from "./policy-document.ts";

export type NamedPolicy = { id: string; document: PolicyDocument };

/** One question to IAM. Without a resource it is asked for `*`, as for list actions. */
export type Question = { action: string; resource?: string | undefined; context: ConditionContext };

export type Decision = {
  effect: "allowed" | "explicitDeny" | "implicitDeny";
  /** Ids of the policies whose statements decided. */
  decidedBy: string[];
  /** Condition keys that statements on this action and resource ask for and the context lacks. */
  missing: string[];
};

/** IAM's evaluation of one kind of policy: a matching Deny wins, else a matching Allow, else nothing is allowed. */
export function evaluatePolicies(policies: readonly NamedPolicy[], question: Question): Decision {
  const concerned = policies.flatMap(({ id, document }) =>
    document.Statement.filter((statement) => concerns(statement, question)).map((statement) => ({
      id,
      statement,
    })),
  );
  const applying = concerned.filter(({ statement }) => conditionsHold(statement.Condition, question.context));
  const missing = concerned.flatMap(({ statement }) => missingKeys(statement.Condition, question.context));
  const denying = idsOf(applying, "Deny");
  const allowing = idsOf(applying, "Allow");
  const effect = denying.length > 0 ? "explicitDeny" : allowing.length > 0 ? "allowed" : "implicitDeny";
  return {
    effect,
    decidedBy: denying.length > 0 ? denying : allowing,
    missing: [...new Set(missing)],
  };
}

type Found = { id: string; statement: Statement };

const idsOf = (found: readonly Found[], effect: Statement["Effect"]): string[] => [
  ...new Set(found.filter(({ statement }) => statement.Effect === effect).map(({ id }) => id)),
];

function concerns(statement: Statement, { action, resource = "*", context }: Question): boolean {
  const { Action, NotAction, Resource, NotResource } = statement;
  const isAction = (pattern: string): boolean => isLike(action.toLowerCase(), pattern.toLowerCase());
  const isResource = (pattern: string): boolean => isLike(resource, fillVariables(pattern, context));
  if (Action !== undefined && !Action.some(isAction)) return false;
  if (NotAction?.some(isAction) === true) return false;
  if (Resource !== undefined && !Resource.some(isResource)) return false;
  return NotResource?.some(isResource) !== true;
}
