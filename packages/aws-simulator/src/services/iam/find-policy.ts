import type { Call } from "../../server/call.ts";
import { awsManagedPolicies } from "../../seed/managed-policies.ts";
import type { Tables } from "../../world/tables.ts";
import { iamValidationError, invalidInput, noSuchEntity } from "./iam-errors.ts";
import { derivedIamId, nameKey, policiesOf, policyArn, rolesOf, usersOf } from "./iam-rows.ts";
import type { IdentityRow, PolicyRow } from "./iam-rows.ts";

/** A managed policy, AWS's own or a customer's, with its one version. */
export type ManagedPolicy = {
  arn: string;
  id: string;
  name: string;
  path: string;
  description: string | undefined;
  tags: Readonly<Record<string, string>>;
  versionId: string;
  document: string;
  createdAt: string;
  updatedAt: string;
  owner: "AWS" | "Local";
};

const ownedByAws: readonly ManagedPolicy[] = awsManagedPolicies.map(({ document, ...policy }) => ({
  ...policy,
  arn: `arn:aws:iam::aws:policy${policy.path}${policy.name}`,
  id: derivedIamId("ANPA", policy.name),
  tags: {},
  document: JSON.stringify(document),
  owner: "AWS",
}));

/** What an account may attach: its own policies and AWS's. */
export const managedPolicies = (tables: Tables, account: string): ManagedPolicy[] => [
  ...[...policiesOf(tables, account).values()].map(toManaged),
  ...ownedByAws,
];

const toManaged = (row: PolicyRow): ManagedPolicy => ({
  arn: policyArn(row),
  id: row.id,
  name: row.name,
  path: row.path,
  description: row.description,
  tags: row.tags,
  versionId: "v1",
  document: row.document,
  createdAt: row.createdAt,
  updatedAt: row.createdAt,
  owner: "Local",
});

/** The policy of an ARN as an account sees it; undefined for another account's. */
export function findPolicy(tables: Tables, account: string, arn: string): ManagedPolicy | undefined {
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  const own = policiesOf(tables, account).get(nameKey(name));
  if (own !== undefined && policyArn(own) === arn) return toManaged(own);
  return ownedByAws.find((policy) => policy.arn === arn);
}

const isPolicyArn = (arn: string): boolean => /^arn:aws:iam::(?:aws|\d{12}):policy\/.+$/.test(arn);

/** Throws ValidationError for what is no policy's ARN. */
export function requirePolicyArn(arn: string): void {
  if (!isPolicyArn(arn)) throw iamValidationError(`ARN ${arn} is not valid.`);
}

/** Throws ValidationError or NoSuchEntity, in the words of the attaching operations. */
export function requireAttachable({ world, account }: Call, arn: string): ManagedPolicy {
  requirePolicyArn(arn);
  const policy = findPolicy(world.tables, account, arn);
  if (policy === undefined) throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  return policy;
}

/** Throws InvalidInput or NoSuchEntity, in the words that IAM has for permissions boundaries. */
export function requireBoundary({ world, account }: Call, arn: string): void {
  if (!isPolicyArn(arn)) throw invalidInput(`ARN ${arn} is not valid.`);
  if (findPolicy(world.tables, account, arn) === undefined)
    throw noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`);
}

/** Roles and users of an account. */
export const identitiesOf = (tables: Tables, account: string): IdentityRow[] => [
  ...rolesOf(tables, account).values(),
  ...usersOf(tables, account).values(),
];
