import type {
  DeleteRoleRequest,
  GetRoleRequest,
  GetRoleResponse,
  ListRolesRequest,
  ListRolesResponse,
  UpdateAssumeRolePolicyRequest,
  UpdateRoleRequest,
  UpdateRoleResponse,
} from "@aws-sdk/client-iam";
import { operation } from "../../wire/service.ts";
import { requireTrustPolicy } from "./check-trust.ts";
import { describeListedRole, describeRole } from "./describe-identity.ts";
import { requireBare } from "./identity-policies.ts";
import { roleOperation } from "./identity-operation.ts";
import { cutIamPage } from "./iam-pages.ts";
import { nameKey, rolesOf } from "./iam-rows.ts";

export const getRole = roleOperation<GetRoleRequest, GetRoleResponse>("GetRole", {
  effect: "read",
  of: ({ RoleName }) => RoleName,
  run: (_call, role) => ({ Role: describeRole(role) }),
});

export const listRoles = operation<ListRolesRequest, ListRolesResponse>("ListRoles", {
  effect: "read",
  access: () => [{ action: "iam:ListRoles" }],
  run({ world, account }, input) {
    const roles = [...rolesOf(world.tables, account).values()];
    const below = roles.filter(({ path }) => path.startsWith(input.PathPrefix ?? "/"));
    const { page, rest } = cutIamPage(below, ({ name }) => name, input);
    return { Roles: page.map(describeListedRole), ...rest };
  },
});

/** What is not sent stays as it is. */
export const updateRole = roleOperation<UpdateRoleRequest, UpdateRoleResponse>("UpdateRole", {
  effect: "write",
  of: ({ RoleName }) => RoleName,
  run(_call, role, { Description, MaxSessionDuration }) {
    if (Description !== undefined) role.description = Description;
    role.maxSessionSeconds = MaxSessionDuration ?? role.maxSessionSeconds;
    return {};
  },
});

export const updateAssumeRolePolicy = roleOperation<UpdateAssumeRolePolicyRequest, object>(
  "UpdateAssumeRolePolicy",
  {
    effect: "write",
    of: ({ RoleName }) => RoleName,
    run({ world }, role, { PolicyDocument }) {
      requireTrustPolicy(world.tables, PolicyDocument);
      role.trust = PolicyDocument;
      role.trustChangedAt = world.clock.now().toISOString();
      return {};
    },
  },
);

export const deleteRole = roleOperation<DeleteRoleRequest, object>("DeleteRole", {
  effect: "write",
  of: ({ RoleName }) => RoleName,
  run({ world, account }, role) {
    requireBare(role);
    rolesOf(world.tables, account).delete(nameKey(role.name));
    return {};
  },
});
