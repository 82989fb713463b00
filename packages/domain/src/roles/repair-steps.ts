import type { PolicyDocument } from "@quarry/aws-core/policies/policy-document";
import type { RoleDifference } from "@quarry/aws-core/roles/difference";
import { readDocument } from "@quarry/aws-core/roles/read-document";
import type { TrustDocument } from "@quarry/aws-core/roles/trust-document";
import { z } from "zod";
import type { RepairStep, RoleState } from "../requests/identity-schema.ts";
import { inlinePolicyName } from "./identity-code.ts";
import { canonical } from "./role-state.ts";

/** What a role should be. */
export interface ExpectedRole {
  trust: TrustDocument;
  permissions: PolicyDocument | null;
  managedPolicyArns: readonly string[];
}

interface Order {
  before: RoleState;
  expected: ExpectedRole;
  /** How the role differs now. */
  differences: readonly RoleDifference[];
  takeAway: boolean;
  /** Names the policy that is added, where the name of Quarry's own is taken. */
  requestId: string;
}

/** The calls that mend a role, in an order in which it never has less than before: first what is added. */
export function repairSteps(order: Order): RepairStep[] {
  return order.takeAway ? replacing(order) : adding(order);
}

function adding({ before, expected, differences, requestId }: Order): RepairStep[] {
  const isMissing = (sid: string) =>
    differences.some(({ kind, where }) => kind === "missing" && where === sid);
  const trusted = expected.trust.Statement.filter(({ Sid }) => isMissing(Sid));
  const permitted = (expected.permissions?.Statement ?? []).filter(({ Sid }) => isMissing(Sid));
  const name = inlinePolicyName in before.inline ? `${inlinePolicyName}-${requestId}` : inlinePolicyName;
  return [
    ...(trusted.length > 0 ? withStatements(before.trust, trusted) : []),
    ...(permitted.length > 0 ? [putting(name, permitted)] : []),
    ...attaching(before, expected),
  ];
}

function replacing({ before, expected }: Order): RepairStep[] {
  const { trust, permissions, managedPolicyArns } = expected;
  const put = permissions ? [putting(inlinePolicyName, permissions.Statement)] : [];
  const isKept = (name: string) => permissions !== null && name === inlinePolicyName;
  return [
    ...(isSame(before.trust, trust) ? [] : [updatingTrust(trust)]),
    ...put.filter((step) => !isSame(before.inline[inlinePolicyName], step.document)),
    ...attaching(before, expected),
    ...before.attached
      .filter((arn) => !managedPolicyArns.includes(arn))
      .map((arn) => ({ call: "DetachRolePolicy" as const, arn })),
    ...Object.keys(before.inline)
      .filter((name) => !isKept(name))
      .map((name) => ({ call: "DeleteRolePolicy" as const, name })),
  ];
}

const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

const putting = (name: string, Statement: PolicyDocument["Statement"]) => ({
  call: "PutRolePolicy" as const,
  name,
  document: { Version: "2012-10-17" as const, Statement },
});

const updatingTrust = (document: object) => ({
  call: "UpdateAssumeRolePolicy" as const,
  document: z.json().parse(document),
});

const attaching = (before: RoleState, { managedPolicyArns }: ExpectedRole) =>
  managedPolicyArns
    .filter((arn) => !before.attached.includes(arn))
    .map((arn) => ({ call: "AttachRolePolicy" as const, arn }));

const TrustPolicy = z.looseObject({
  Statement: z.union([z.looseObject({}).transform((one) => [one]), z.array(z.looseObject({}))]),
});

/** None for a trust policy that cannot be read: nothing can be added to it. */
function withStatements(trust: unknown, added: TrustDocument["Statement"]): RepairStep[] {
  const parsed = TrustPolicy.safeParse(trust);
  if (!parsed.success || !readDocument(trust, "trust policy")) return [];
  const present = parsed.data.Statement;
  const taken = new Set(present.map((statement) => statement["Sid"]));
  const named = added.map((statement) => ({ ...statement, Sid: freeSid(statement.Sid, taken) }));
  return [updatingTrust({ ...parsed.data, Statement: [...present, ...named] })];
}

// IAM takes each Sid once in a policy.
function freeSid(sid: string, taken: ReadonlySet<unknown>): string {
  let free = sid;
  for (let count = 2; taken.has(free); count += 1) free = `${sid}${count}`;
  return free;
}
