import type { Principal } from "../../access/principal.ts";
import type { Call } from "../../server/call.ts";
import type { Access } from "../../wire/service.ts";
import type { Tables } from "../../world/tables.ts";
import { iamValidationError, roleNotFound, userNotFound } from "./iam-errors.ts";
import { identityArn, nameKey, rolesOf, usersOf } from "./iam-rows.ts";
import type { IdentityRow, RoleRow, UserRow } from "./iam-rows.ts";

/** Throws NoSuchEntity. */
export function requireRole({ world, account }: Call, name: string): RoleRow {
  const role = rolesOf(world.tables, account).get(nameKey(name));
  if (role === undefined) throw roleNotFound(name);
  return role;
}

/** Throws NoSuchEntity. */
export function requireUser({ world, account }: Call, name: string): UserRow {
  const user = usersOf(world.tables, account).get(nameKey(name));
  if (user === undefined) throw userNotFound(name);
  return user;
}

/** The named user, or the calling one where IAM lets the name be left out. Throws ValidationError for other callers. */
export function userNameOr({ principal }: Call, name: string | undefined): string {
  const own = /^arn:aws:iam::\d+:user\/(?:.*\/)?([^/]+)$/.exec(principal.arn)?.[1];
  const chosen = name ?? own;
  if (chosen === undefined)
    throw iamValidationError("Must specify userName when calling with non-User credentials");
  return chosen;
}

/** The role with exactly this ARN, path included; undefined when there is none. */
export function findRoleByArn(tables: Tables, arn: string): RoleRow | undefined {
  return findByArn(arn, (account) => rolesOf(tables, account), "role");
}

/** The user with exactly this ARN, path included; undefined when there is none. */
export function findUserByArn(tables: Tables, arn: string): UserRow | undefined {
  return findByArn(arn, (account) => usersOf(tables, account), "user");
}

function findByArn<Row extends IdentityRow>(
  arn: string,
  rowsOf: (account: string) => Map<string, Row>,
  kind: Row["kind"],
): Row | undefined {
  const [, , service, , account = "", resource = ""] = arn.split(":");
  if (service !== "iam" || !resource.startsWith(`${kind}/`)) return undefined;
  const row = rowsOf(account).get(nameKey(resource.slice(resource.lastIndexOf("/") + 1)));
  return row !== undefined && identityArn(row) === arn ? row : undefined;
}

/** The row behind a caller: its user, or the role whose session it is. Undefined for an account's root and for strangers. */
export function findCaller(tables: Tables, { arn, account }: Principal): IdentityRow | undefined {
  const roleName = /^arn:aws:sts::\d+:assumed-role\/([^/]+)\//.exec(arn)?.[1];
  if (roleName !== undefined) return rolesOf(tables, account).get(nameKey(roleName));
  return findUserByArn(tables, arn);
}

/** What IAM checks for an action on an identity, whether or not it exists. */
export function identityAccess(
  call: Call,
  action: string,
  subject: { kind: "role" | "user"; name: string },
): Access[] {
  const { world, account } = call;
  const rows = subject.kind === "role" ? rolesOf(world.tables, account) : usersOf(world.tables, account);
  const row: IdentityRow | undefined = rows.get(nameKey(subject.name));
  const resource =
    row === undefined ? `arn:aws:iam::${account}:${subject.kind}/${subject.name}` : identityArn(row);
  return [{ action: `iam:${action}`, resource, ...(row !== undefined && { resourceTags: row.tags }) }];
}
