import * as sdk from "@aws-sdk/client-iam";
import { defineService } from "../../wire/service.ts";
import {
  createAccessKey,
  deleteAccessKey,
  getAccessKeyLastUsed,
  listAccessKeys,
  updateAccessKey,
} from "./access-keys.ts";
import { createRole } from "./create-role.ts";
import { iamConstraints } from "./iam-constraints.ts";
import { deleteRole, getRole, listRoles, updateAssumeRolePolicy, updateRole } from "./manage-role.ts";
import {
  createPolicy,
  deletePolicy,
  getPolicy,
  getPolicyVersion,
  listPolicies,
  listPolicyVersions,
} from "./managed-policies.ts";
import { rolePolicyOperations } from "./role-policies.ts";
import { simulatePrincipalPolicy } from "./simulate-principal-policy.ts";
import { userPolicyOperations } from "./user-policies.ts";
import { createUser, deleteUser, getUser, listUsers } from "./users.ts";

/** Identity and Access Management: roles, users, access keys, policies. */
export const iamService = defineService({
  name: "iam",
  signingName: "iam",
  sdk,
  client: new sdk.IAMClient({ region: "us-east-1" }),
  constraints: iamConstraints,
  operations: [
    createRole,
    getRole,
    listRoles,
    updateRole,
    updateAssumeRolePolicy,
    deleteRole,
    ...rolePolicyOperations,
    createUser,
    getUser,
    listUsers,
    deleteUser,
    ...userPolicyOperations,
    createAccessKey,
    listAccessKeys,
    updateAccessKey,
    deleteAccessKey,
    getAccessKeyLastUsed,
    createPolicy,
    getPolicy,
    getPolicyVersion,
    listPolicies,
    listPolicyVersions,
    deletePolicy,
    simulatePrincipalPolicy,
  ],
  throttleCode: "Throttling",
  serverErrorCode: "ServiceFailureException",
  validationCode: "ValidationError",
  hidesValues: true,
});
