import type { Named, ReadCondition, ReadPrincipal, ReadStatement } from "./read-document.ts";
import { contextOf, hasVariable, leastOf, shareOf, weighConditions } from "./weigh-conditions.ts";
import type { KnownContext, Share } from "./weigh-conditions.ts";
import { covers, wild } from "./wildcards.ts";

/** Requests that should be allowed: one action on everything that the resource stands for. */
export interface WantedRequest {
  action: string;
  /** An ARN, with wildcards where it stands for several; `*` for a trust policy. */
  resource: string;
  /** Who asks, in a trust policy. */
  principal?: ReadPrincipal;
  /** What is known of the requests. */
  conditions: readonly ReadCondition[];
}

/** What policies say to requests, and the statements that this hangs on. */
export interface Verdict {
  answer: "allowed" | "denied" | "not-allowed" | "unknown";
  by: ReadStatement[];
}

/**
 * Whether policies of one principal allow all of the wanted requests. Neither `allowed` nor `denied` is a guess: what
 * hangs on something unknown, such as a condition on an address, is `unknown`.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function isAllowed(statements: readonly ReadStatement[], wanted: WantedRequest): Verdict {
  const weighed = statements.map((statement) => ({ statement, share: weighStatement(statement, wanted) }));
  const those = (effect: string, ...shares: Share[]) =>
    weighed
      .filter(({ statement, share }) => statement.effect === effect && shares.includes(share))
      .map(({ statement }) => statement);
  const denying = those("Deny", "all");
  if (denying.length > 0) return { answer: "denied", by: denying };
  const hindering = those("Deny", "part", "unknown");
  const allowing = those("Allow", "all");
  if (allowing.length > 0) {
    return hindering.length > 0 ? { answer: "unknown", by: hindering } : { answer: "allowed", by: allowing };
  }
  const unclear = those("Allow", "unknown");
  if (unclear.length > 0) return { answer: "unknown", by: unclear };
  // Several statements that each allow a part may allow everything between them.
  const partly = those("Allow", "part");
  return { answer: partly.length > 1 ? "unknown" : "not-allowed", by: partly };
}

function weighStatement(statement: ReadStatement, wanted: WantedRequest): Share {
  const { actions, resources, principals, conditions } = statement;
  const context = requestContext(wanted);
  return leastOf([
    weighAction(actions, wanted.action.toLowerCase()),
    weighResource(resources, wanted.resource),
    wanted.principal ? weighPrincipal(principals, wanted.principal) : "all",
    weighConditions(conditions, context),
  ]);
}

// Every SDK speaks TLS, and an ARN names the account and Region of what it is about.
function requestContext({ resource, conditions }: WantedRequest): KnownContext {
  const [, , , region = "", account = ""] = resource.split(":");
  return contextOf(conditions, {
    "aws:securetransport": "true",
    ...(region !== "" && { "aws:requestedregion": region }),
    ...(account !== "" && { "aws:resourceaccount": account }),
  });
}

function weighAction({ but, names }: Named, action: string): Share {
  const isNamed = names.some((name) => covers(wild(name), wild(action)));
  return isNamed === but ? "none" : "all";
}

function weighResource({ but, names }: Named, resource: string): Share {
  // A trust policy names no resource: it is about its own role.
  if (names.length === 0) return "all";
  const given = [wild(resource)];
  const share = shareOf(
    names.filter((name) => !hasVariable(name)).map((name) => wild(name)),
    given,
  );
  // A variable stands for anything until AWS fills it in.
  const varying = names.filter(hasVariable).map((name) => wild(name.replaceAll(/\$\{[^}]*\}/g, "*")));
  if (share !== "all" && varying.length > 0 && shareOf(varying, given) !== "none") return "unknown";
  if (!but) return share;
  return share === "all" ? "none" : share === "none" ? "all" : share;
}

function weighPrincipal({ but, names }: ReadStatement["principals"], wanted: ReadPrincipal): Share {
  // Whom NotPrincipal leaves out depends on the session as well as on the role.
  if (but) return "unknown";
  if (names.some((name) => isPrincipal(name, wanted))) return "all";
  // The root of an account stands for whom its own policies let do it.
  const root = wanted.name.replace(/^(arn:[a-z-]+:iam::[0-9]{12}):.*$/, "$1:root");
  const isRoot = wanted.type === "AWS" && names.some((name) => isPrincipal(name, { ...wanted, name: root }));
  return isRoot ? "unknown" : "none";
}

/** Whether two ways of writing mean one principal: an account is its id or the ARN of its root. */
export function isPrincipal(written: ReadPrincipal, wanted: ReadPrincipal): boolean {
  if (isAnybody(written)) return true;
  const account = /^arn:[a-z-]+:iam::([0-9]{12}):root$/.exec(wanted.name)?.[1];
  return written.type === wanted.type && [wanted.name, account].includes(written.name);
}

/** Whether a principal is everybody, as `*` is with and without `AWS`. */
export function isAnybody({ type, name }: ReadPrincipal): boolean {
  return name === "*" && ["*", "AWS"].includes(type);
}
