import type { CreateRoleRequest, CreateRoleResponse } from "@aws-sdk/client-iam";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import { requireTrustPolicy } from "./check-trust.ts";
import { describeNewRole } from "./describe-identity.ts";
import { requireBoundary } from "./find-policy.ts";
import { alreadyExists, quotaExceeded } from "./iam-errors.ts";
import { nameKey, randomIamId, rolesOf, wholeSeconds } from "./iam-rows.ts";
import type { RoleRow } from "./iam-rows.ts";
import { readIamTags } from "./iam-tags.ts";

const mostRoles = 1000;
const defaultSessionSeconds = 3600;

export const createRole = operation<CreateRoleRequest, CreateRoleResponse>("CreateRole", {
  effect: "write",
  access: (call, input) => {
    const resource = `arn:aws:iam::${call.account}:role${input.Path ?? "/"}${input.RoleName}`;
    const context =
      input.PermissionsBoundary === undefined ? {} : { "iam:PermissionsBoundary": input.PermissionsBoundary };
    return [
      { action: "iam:CreateRole", resource, context },
      ...((input.Tags ?? []).length === 0 ? [] : [{ action: "iam:TagRole", resource }]),
    ];
  },
  run(call, input) {
    const { tables, clock } = call.world;
    const tags = readIamTags(input.Tags);
    requireTrustPolicy(tables, input.AssumeRolePolicyDocument);
    if (input.PermissionsBoundary !== undefined) requireBoundary(call, input.PermissionsBoundary);
    requireFreeRoleName(call, input.RoleName);
    const role: RoleRow = {
      kind: "role",
      id: randomIamId("AROA"),
      account: call.account,
      name: input.RoleName,
      path: input.Path ?? "/",
      tags,
      createdAt: wholeSeconds(clock.now()),
      trust: input.AssumeRolePolicyDocument,
      trustChangedAt: clock.now().toISOString(),
      maxSessionSeconds: input.MaxSessionDuration ?? defaultSessionSeconds,
      attached: [],
      inline: {},
      ...(input.Description !== undefined && { description: input.Description }),
      ...(input.PermissionsBoundary !== undefined && { boundary: input.PermissionsBoundary }),
    };
    rolesOf(tables, call.account).set(nameKey(role.name), role);
    return { Role: describeNewRole(role) };
  },
});

function requireFreeRoleName({ world, account }: Call, name: string): void {
  const roles = rolesOf(world.tables, account);
  if (roles.has(nameKey(name))) throw alreadyExists(`Role with name ${name} already exists.`);
  if (roles.size >= mostRoles) throw quotaExceeded("RolesPerAccount", mostRoles);
}
