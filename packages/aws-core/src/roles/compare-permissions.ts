import type { PolicyDocument } from "../policies/policy-document.ts";
import { difference, listed } from "./difference.ts";
import type { RoleDifference } from "./difference.ts";
import { explainPermissions } from "./explain-role.ts";
import { isAllowed } from "./is-allowed.ts";
import type { Verdict } from "./is-allowed.ts";
import { readDocument } from "./read-document.ts";
import type { ReadStatement } from "./read-document.ts";
import { widerPermissions } from "./wider-permissions.ts";

/** A policy of an identity; the document is null where it may not be read. */
export interface NamedPolicy {
  name: string;
  document: unknown;
}

/** The policies of an identity, as IAM gives them. */
export interface HeldPermissions {
  attached: readonly (NamedPolicy & { arn: string })[];
  inline: readonly NamedPolicy[];
  /** The permissions boundary, where there is one. */
  boundary?: NamedPolicy | null;
}

/** What an identity should hold. */
export interface ExpectedPermissions {
  permissions: PolicyDocument | null;
  managedPolicyArns: readonly string[];
}

/**
 * How the permissions of an identity differ from what they should be; an empty list when they are just that. Order
 * of keys, texts for lists, wildcards, URL encoding and how statements are split make no difference.
 */
export function comparePermissions(
  held: HeldPermissions,
  { permissions, managedPolicyArns }: ExpectedPermissions,
): RoleDifference[] {
  const isExpected = ({ arn }: { arn: string }) => managedPolicyArns.includes(arn);
  const policies = [
    ...held.attached.map((policy) => ({ ...read(policy, "attached policy"), judged: !isExpected(policy) })),
    ...held.inline.map((policy) => ({ ...read(policy, "inline policy"), judged: true })),
  ];
  const boundary = held.boundary ? read(held.boundary, "permissions boundary") : undefined;
  const readable = policies.flatMap(({ statements }) => statements ?? []);
  const hidden = [...policies, ...(boundary ? [boundary] : [])].filter(({ statements }) => !statements);
  const judged = policies.flatMap((policy) => (policy.judged ? (policy.statements ?? []) : []));
  const wanted = permissions ? (readDocument(permissions, "template") ?? []) : [];
  return [
    ...managedPolicyArns
      .filter((arn) => !held.attached.some((policy) => policy.arn === arn))
      .map(notAttached),
    ...hidden.map(({ label }) => unreadable(label)),
    ...(permissions ? missingPermissions(permissions, { readable, boundary: boundary?.statements }) : []),
    ...widerPermissions(judged, { wanted, denying: readable.filter(({ effect }) => effect === "Deny") }),
  ];
}

function read({ name, document }: NamedPolicy, kind: string) {
  const label = `${kind} ${name}`;
  return { label, statements: readDocument(document, label) };
}

function notAttached(arn: string): RoleDifference {
  return difference({
    kind: "missing",
    about: "policy",
    where: arn,
    why: "The policy is not attached.",
    remedy: "Attach it.",
  });
}

function unreadable(label: string): RoleDifference {
  return difference({
    kind: "unknown",
    about: "policy",
    where: label,
    why: "The policy could not be read, or holds an element that is not known. What it allows or denies cannot be told.",
    remedy:
      "Look at it in the IAM console, or let the portal read it (iam:GetPolicyVersion, iam:GetRolePolicy).",
  });
}

interface Held {
  readable: readonly ReadStatement[];
  boundary: readonly ReadStatement[] | undefined;
}

/** One difference for each statement of the template and each reason why it is not met. */
function missingPermissions(permissions: PolicyDocument, held: Held): RoleDifference[] {
  const sentences = explainPermissions(permissions);
  return permissions.Statement.flatMap((statement, index) => {
    const [parsed] = readDocument({ Statement: [statement] }, "template") ?? [];
    const found = new Map<string, RoleDifference>();
    for (const action of statement.Action) {
      for (const resource of statement.Resource) {
        const reason = hindrance(held, { action, resource, conditions: parsed?.conditions ?? [] });
        if (!reason) continue;
        const known = found.get(reason.why);
        found.set(
          reason.why,
          difference({
            ...reason,
            about: reason.kind === "missing" ? "action" : "condition",
            where: statement.Sid,
            actions: [...new Set([...(known?.actions ?? []), action])],
            resources: [...new Set([...(known?.resources ?? []), resource])],
            why: `${reason.why} It is there for this: ${sentences[index]?.sentence ?? ""}`,
          }),
        );
      }
    }
    return [...found.values()];
  });
}

type Reason = Pick<RoleDifference, "kind" | "why" | "remedy">;

/** Why requests are not surely allowed; undefined when they are. A boundary must allow them as well. */
function hindrance(
  { readable, boundary }: Held,
  wanted: Parameters<typeof isAllowed>[1],
): Reason | undefined {
  const reason = reasonOf(isAllowed(readable, wanted), "identity");
  if (reason || !boundary) return reason;
  return reasonOf(isAllowed(boundary, wanted), "boundary");
}

function reasonOf({ answer, by }: Verdict, holder: "identity" | "boundary"): Reason | undefined {
  if (answer === "allowed") return undefined;
  const places = listed(by.map(({ label }) => label));
  if (answer === "denied") {
    return {
      kind: "missing",
      why: `Denied by ${places}.`,
      remedy: "A Deny outweighs every Allow: remove it or except this from it.",
    };
  }
  if (answer === "unknown") {
    return {
      kind: "unknown",
      why: `Whether it is allowed cannot be told: that depends on ${places}, by its conditions, exceptions or variables.`,
      remedy: "Look at that statement, or try the action as the role.",
    };
  }
  if (by.length > 0) {
    return {
      kind: "missing",
      why: `Allowed in part only, by ${places}.`,
      remedy: "Let the template replace the policy.",
    };
  }
  return holder === "boundary"
    ? {
        kind: "missing",
        why: "The permissions boundary does not allow it.",
        remedy: "Widen the boundary, or have its owner do so.",
      }
    : { kind: "missing", why: "No policy allows it.", remedy: "Add the statement of the template." };
}
