import { createHash, randomInt } from "node:crypto";
import type { PolicyName } from "../../access/policies.ts";
import { defineTable, everywhere } from "../../world/tables.ts";
import type { Scope, Tables } from "../../world/tables.ts";

/** What a role and a user have in common. IAM is global: rows live under an account, in no Region. */
export type IdentityRow = {
  kind: "role" | "user";
  /** `AROA…` or `AIDA…`. */
  id: string;
  account: string;
  name: string;
  /** `/` or `/…/`. */
  path: string;
  tags: Record<string, string>;
  /** ISO 8601, whole seconds. */
  createdAt: string;
  /** ARN of the managed policy that bounds its permissions. */
  boundary?: string;
  /** ARNs of managed policies, in the order of attachment. */
  attached: string[];
  /** Inline documents by name, as they were sent. */
  inline: Record<string, string>;
  /** Named rules that decide instead of the documents, for the seed's identities until their policies are changed. */
  rules?: readonly PolicyName[];
};

export type RoleRow = IdentityRow & {
  kind: "role";
  /** The trust policy as it was sent. */
  trust: string;
  /** When the trust was written; absent for the seed's roles, which everybody has heard of. ISO 8601. */
  trustChangedAt?: string;
  description?: string;
  maxSessionSeconds: number;
  lastUsed?: { at: string; region: string };
};

export type UserRow = IdentityRow & { kind: "user" };

/** An access key without its secret: signatures are not checked, so nobody needs it. */
export type AccessKeyRow = {
  id: string;
  account: string;
  userName: string;
  status: "Active" | "Inactive";
  createdAt: string;
  lastUsed?: { at: string; region: string; service: string };
};

/** A managed policy that a customer made. */
export type PolicyRow = {
  id: string;
  account: string;
  name: string;
  path: string;
  description?: string;
  tags: Record<string, string>;
  document: string;
  createdAt: string;
};

const roleTable = defineTable<RoleRow>("iam.roles");
const userTable = defineTable<UserRow>("iam.users");
const policyTable = defineTable<PolicyRow>("iam.policies");
const keyTable = defineTable<AccessKeyRow>("iam.access-keys");

/** By `nameKey`. */
export const rolesOf = (tables: Tables, account: string): Map<string, RoleRow> =>
  tables.rows(roleTable, everywhere(account));

/** By `nameKey`. */
export const usersOf = (tables: Tables, account: string): Map<string, UserRow> =>
  tables.rows(userTable, everywhere(account));

/** By `nameKey`. */
export const policiesOf = (tables: Tables, account: string): Map<string, PolicyRow> =>
  tables.rows(policyTable, everywhere(account));

// A key is looked up before anybody knows whose it is, so all accounts share one table.
const allAccounts: Scope = everywhere("any");

/** By access key id, of all accounts. */
export const accessKeys = (tables: Tables): Map<string, AccessKeyRow> => tables.rows(keyTable, allAccounts);

/** Whether a state file was written by a simulator that kept identities. */
export const hasIdentities = (dump: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(dump).some((table) => table.startsWith(`${roleTable.name} `));

/** Names that differ in case only are one name to IAM. */
export const nameKey = (name: string): string => name.toLowerCase();

export const identityArn = ({ kind, account, path, name }: IdentityRow): string =>
  `arn:aws:iam::${account}:${kind}${path}${name}`;

export const policyArn = ({ account, path, name }: PolicyRow): string =>
  `arn:aws:iam::${account}:policy${path}${name}`;

/** Ids begin with what they stand for: AROA roles, AIDA users, ANPA policies. */
export type IdPrefix = "AROA" | "AIDA" | "ANPA";

const idAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const idLength = 17;

export const randomIamId = (prefix: IdPrefix): string => `${prefix}${randomIamText(idLength)}`;

/** Capital letters and digits, as IAM draws them. */
export const randomIamText = (length: number): string =>
  Array.from({ length }, () => idAlphabet.charAt(randomInt(idAlphabet.length))).join("");

/** The same id for the same text, for seeds. */
export function derivedIamId(prefix: IdPrefix, text: string): string {
  const bytes = createHash("sha256").update(text).digest().subarray(0, idLength);
  return `${prefix}${[...bytes].map((byte) => idAlphabet.charAt(byte % idAlphabet.length)).join("")}`;
}

/** Keys that CreateAccessKey issued begin with this, so that a deleted one is known as ours. */
export const madeKeyPrefix = "AKIAIAMQ";

/** IAM tells times in whole seconds. */
export const wholeSeconds = (time: Date): string =>
  new Date(Math.floor(time.getTime() / 1000) * 1000).toISOString();
