import { difference, listed } from "./difference.ts";
import type { RoleDifference } from "./difference.ts";
import { explainTrust } from "./explain-role.ts";
import { isAllowed, isAnybody, isPrincipal } from "./is-allowed.ts";
import type { Verdict } from "./is-allowed.ts";
import { readDocument } from "./read-document.ts";
import type { ReadPrincipal, ReadStatement } from "./read-document.ts";
import type { TrustDocument } from "./trust-document.ts";
import { contextOf, weighConditions } from "./weigh-conditions.ts";
import { covers, wild } from "./wildcards.ts";

/**
 * How the trust policy of a role differs from what it should be; an empty list when it lets in just whom it should.
 *
 * @param document as IAM gives it: an object, JSON or URL-encoded JSON
 */
export function compareTrust(document: unknown, expected: TrustDocument): RoleDifference[] {
  const statements = readDocument(document, "trust policy");
  const wanted = readDocument(expected, "template") ?? [];
  if (!statements) return [unreadable];
  return [...missingTrust(statements, expected), ...widerTrust(statements, wanted)];
}

const unreadable = difference({
  kind: "unknown",
  about: "policy",
  where: "trust policy",
  why: "The trust policy could not be read, or holds an element that is not known. Who may assume the role cannot be told.",
  remedy: "Look at it in the IAM console.",
});

function missingTrust(statements: readonly ReadStatement[], expected: TrustDocument): RoleDifference[] {
  const sentences = explainTrust(expected);
  return expected.Statement.flatMap((statement, index) => {
    const [wanted] = readDocument({ Statement: [statement] }, "template") ?? [];
    return (wanted?.principals.names ?? []).flatMap((principal) =>
      statement.Action.flatMap((action) => {
        const verdict = isAllowed(statements, {
          action,
          resource: "*",
          principal,
          conditions: wanted?.conditions ?? [],
        });
        const reason = reasonOf(verdict);
        return reason
          ? [
              difference({
                ...reason,
                about: "principal",
                where: statement.Sid,
                actions: [action],
                names: [principal.name],
                why: `${reason.why} It is there for this: ${sentences[index]?.sentence ?? ""}`,
              }),
            ]
          : [];
      }),
    );
  });
}

function reasonOf({ answer, by }: Verdict): Pick<RoleDifference, "kind" | "why" | "remedy"> | undefined {
  const places = listed(by.map(({ label }) => label));
  if (answer === "allowed") return undefined;
  if (answer === "unknown") {
    return {
      kind: "unknown",
      why: `Whether the role can be assumed cannot be told: that depends on ${places}, by its conditions or exceptions.`,
      remedy: "Look at that statement.",
    };
  }
  const remedy = "Let the template replace the trust policy.";
  if (answer === "denied") return { kind: "missing", why: `Denied by ${places}.`, remedy };
  return {
    kind: "missing",
    why: by.length > 0 ? `Allowed in part only, by ${places}.` : "Nothing lets it assume the role.",
    remedy,
  };
}

function widerTrust(
  statements: readonly ReadStatement[],
  wanted: readonly ReadStatement[],
): RoleDifference[] {
  return statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap((statement) =>
      statement.principals.but || statement.actions.but
        ? [everybodyBut(statement)]
        : [...strangers(statement, wanted), ...excess(statement, wanted)],
    );
}

function everybodyBut({ label, principals }: ReadStatement): RoleDifference {
  return difference({
    kind: "unknown",
    about: principals.but ? "principal" : "action",
    where: label,
    names: principals.names.map(({ name }) => name),
    why: "It lets in everybody or everything but what it names. Whom that comes to cannot be told.",
    remedy: "Name who may assume the role instead.",
  });
}

/** The statements of the template that let a principal in. */
function lettingIn(principal: ReadPrincipal, wanted: readonly ReadStatement[]): ReadStatement[] {
  return wanted.filter(
    ({ principals }) => !isAnybody(principal) && principals.names.some((one) => isPrincipal(principal, one)),
  );
}

function strangers({ label, principals }: ReadStatement, wanted: readonly ReadStatement[]): RoleDifference[] {
  const unknown = principals.names.filter((principal) => lettingIn(principal, wanted).length === 0);
  // IAM puts the id of a principal in place of its ARN when the principal is deleted.
  const gone = unknown.filter(({ type, name }) => type === "AWS" && /^A[A-Z]{3}[A-Z0-9]{12,}$/.test(name));
  const others = unknown.filter((principal) => !gone.includes(principal));
  return [
    ...(others.length > 0 ? [stranger(label, others)] : []),
    ...(gone.length > 0
      ? [
          difference({
            kind: "unknown",
            about: "principal",
            where: label,
            names: gone.map(({ name }) => name),
            why: "The id of a deleted user or role stands there. Who that was cannot be told; nobody is let in by it now.",
            remedy: "Remove it.",
          }),
        ]
      : []),
  ];
}

function stranger(label: string, principals: readonly ReadPrincipal[]): RoleDifference {
  const names = principals.map(({ name }) => name);
  return difference({
    kind: "wider",
    about: "principal",
    where: label,
    names,
    why: principals.some(isAnybody)
      ? "Everybody with an AWS account may assume the role, as far as the conditions of the statement let them."
      : `The template does not let ${listed(names)} assume the role. Who can, has all of its permissions.`,
    remedy: "Remove them from the trust policy, or let the template replace it.",
  });
}

/** Actions and conditions beyond the template, for principals that the template lets in. */
function excess(statement: ReadStatement, wanted: readonly ReadStatement[]): RoleDifference[] {
  const { label, actions, principals, conditions } = statement;
  const context = contextOf(conditions);
  return principals.names.flatMap((principal) => {
    const allowing = lettingIn(principal, wanted);
    if (allowing.length === 0) return [];
    const more = actions.names.filter(
      (action) => !allowing.some((one) => one.actions.names.some((name) => covers(wild(name), wild(action)))),
    );
    const lacking = allowing.map((one) =>
      one.conditions.filter((condition) => weighConditions([condition], context) !== "all"),
    );
    const isOpen = lacking.every((missing) => missing.length > 0);
    const keys = [...new Set(lacking.flat().map(({ key }) => key))];
    return [
      ...(more.length > 0
        ? [
            difference({
              kind: "wider",
              about: "action",
              where: label,
              actions: more,
              names: [principal.name],
              why: `The template lets it assume the role and nothing more; this adds ${listed(more)}.`,
              remedy: "Leave only sts:AssumeRole.",
            }),
          ]
        : []),
      ...(isOpen ? [unconditional(label, principal, keys)] : []),
    ];
  });
}

function unconditional(label: string, principal: ReadPrincipal, keys: string[]): RoleDifference {
  return difference({
    kind: "wider",
    about: "condition",
    where: label,
    names: keys,
    why:
      principal.type === "Service"
        ? `Without the condition on ${listed(keys)}, somebody else’s resources could make ${principal.name} use the role for them.`
        : `Without the condition on ${listed(keys)}, more may assume the role than should.`,
    remedy: "Add the conditions of the template.",
  });
}
