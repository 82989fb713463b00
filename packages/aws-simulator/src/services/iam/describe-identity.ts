import type { Role, User } from "@aws-sdk/client-iam";
import { identityArn } from "./iam-rows.ts";
import type { IdentityRow, RoleRow, UserRow } from "./iam-rows.ts";
import { tagsIfAny } from "./iam-tags.ts";

/** Percent-encoded as RFC 3986 wants it, which is how IAM hands out policy documents. */
export const encodeDocument = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** A role as CreateRole tells it, which leaves out description and session duration. */
export const describeNewRole = (role: RoleRow): Role => ({
  Path: role.path,
  RoleName: role.name,
  RoleId: role.id,
  Arn: identityArn(role),
  CreateDate: new Date(role.createdAt),
  AssumeRolePolicyDocument: encodeDocument(role.trust),
  ...boundaryOf(role),
  ...tagsIfAny(role.tags),
});

/** A role as GetRole tells it. */
export const describeRole = (role: RoleRow): Role => ({
  ...describeListedRole(role),
  ...boundaryOf(role),
  ...tagsIfAny(role.tags),
  RoleLastUsed:
    role.lastUsed === undefined
      ? {}
      : { LastUsedDate: new Date(role.lastUsed.at), Region: role.lastUsed.region },
});

/** A role as ListRoles tells it: no tags, no boundary, no last use. */
export function describeListedRole(role: RoleRow): Role {
  const { Tags: _tags, PermissionsBoundary: _boundary, ...listed } = describeNewRole(role);
  return {
    ...listed,
    ...(role.description !== undefined && { Description: role.description }),
    MaxSessionDuration: role.maxSessionSeconds,
  };
}

/** A user as GetUser and CreateUser tell it. */
export const describeUser = (user: UserRow): User => ({
  ...describeListedUser(user),
  ...boundaryOf(user),
  ...tagsIfAny(user.tags),
});

/** A user as ListUsers tells it: no tags, no boundary. */
export const describeListedUser = (user: UserRow): User => ({
  Path: user.path,
  UserName: user.name,
  UserId: user.id,
  Arn: identityArn(user),
  CreateDate: new Date(user.createdAt),
});

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- IAM answers "Policy", which its own model does not list
const boundaryType = "Policy" as string as "PermissionsBoundaryPolicy";

const boundaryOf = ({ boundary }: IdentityRow): Pick<Role, "PermissionsBoundary"> =>
  boundary === undefined
    ? {}
    : { PermissionsBoundary: { PermissionsBoundaryType: boundaryType, PermissionsBoundaryArn: boundary } };
