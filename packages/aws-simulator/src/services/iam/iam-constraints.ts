import type { Constraint, Constraints } from "../../wire/constraints.ts";

const namePattern = "[\\w+=,.@-]+";
const roleName: Constraint = { length: [1, 64], pattern: namePattern };
const newUserName: Constraint = { length: [1, 64], pattern: namePattern };
const userName: Constraint = { length: [1, 128], pattern: namePattern };
const policyName: Constraint = { length: [1, 128], pattern: namePattern };
const arn: Constraint = { length: [20, 2048] };
const path: Constraint = { length: [1, 512], pattern: "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)" };
const pathPrefix: Constraint = { length: [1, 512], pattern: "\\u002F[\\u0021-\\u007F]*" };
const policyPath: Constraint = { length: [1, 512], pattern: "((/[A-Za-z0-9\\.,\\+@=_-]+)*)/" };
const document: Constraint = {
  length: [1, 131_072],
  pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
};
const tags: Constraint = { length: [0, 50] };
const tagKey: Constraint = { length: [1, 128], pattern: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+" };
const keyId: Constraint = { length: [16, 128], pattern: "[\\w]+" };

const onMember = (member: string, rule: Constraint, operations: readonly string[]): Constraints =>
  Object.fromEntries(operations.map((operation) => [`${operation}Request.${member}`, rule]));

/** Operations whose lists come in pages. */
const listing = [
  "ListRoles",
  "ListUsers",
  "ListPolicies",
  "ListPolicyVersions",
  "ListAccessKeys",
  "SimulatePrincipalPolicy",
  ...["Role", "User"].flatMap((kind) => [
    `ListAttached${kind}Policies`,
    `List${kind}Policies`,
    `List${kind}Tags`,
  ]),
];

const inlineOperations = ["Role", "User"].flatMap((kind) =>
  ["Put", "Get", "Delete"].map((verb) => `${verb}${kind}Policy`),
);

const words = (text: string): string[] => text.trim().split(/\s+/);

const roleOperations = words(`
  CreateRole GetRole UpdateAssumeRolePolicy UpdateRole DeleteRole TagRole UntagRole ListRoleTags
  AttachRolePolicy DetachRolePolicy ListAttachedRolePolicies PutRolePolicy GetRolePolicy ListRolePolicies DeleteRolePolicy
`);

const userOperations = words(`
  GetUser DeleteUser TagUser UntagUser ListUserTags PutUserPolicy GetUserPolicy ListUserPolicies DeleteUserPolicy
  CreateAccessKey ListAccessKeys UpdateAccessKey DeleteAccessKey
`);

const policyOperations = words(`
  AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy
  GetPolicy GetPolicyVersion ListPolicyVersions DeletePolicy
`);

/** Limits of the IAM API model for the operations that the simulator has. */
export const iamConstraints: Constraints = {
  ...onMember("RoleName", roleName, roleOperations),
  ...onMember("UserName", userName, userOperations),
  ...onMember("UserName", newUserName, [
    "CreateUser",
    "AttachUserPolicy",
    "DetachUserPolicy",
    "ListAttachedUserPolicies",
  ]),
  ...onMember("PolicyName", policyName, ["CreatePolicy", ...inlineOperations]),
  ...onMember("PolicyDocument", document, [
    "CreatePolicy",
    "PutRolePolicy",
    "PutUserPolicy",
    "UpdateAssumeRolePolicy",
  ]),
  ...onMember("AssumeRolePolicyDocument", document, ["CreateRole"]),
  ...onMember("PolicyArn", arn, policyOperations),
  ...onMember("PermissionsBoundary", arn, ["CreateRole", "CreateUser"]),
  ...onMember("Path", path, ["CreateRole", "CreateUser"]),
  ...onMember("Path", policyPath, ["CreatePolicy"]),
  ...onMember("PathPrefix", pathPrefix, ["ListRoles", "ListUsers"]),
  ...onMember("PathPrefix", policyPath, [
    "ListPolicies",
    "ListAttachedRolePolicies",
    "ListAttachedUserPolicies",
  ]),
  ...onMember("Marker", { length: [1, 320], pattern: "[\\u0020-\\u00FF]+" }, listing),
  ...onMember("MaxItems", { range: [1, 1000] }, listing),
  ...onMember("Tags", tags, ["CreateRole", "CreateUser", "CreatePolicy", "TagRole", "TagUser"]),
  ...onMember("TagKeys", { ...tags, each: tagKey }, ["UntagRole", "UntagUser"]),
  ...onMember("Description", { length: [0, 1000] }, ["CreatePolicy"]),
  ...onMember(
    "Description",
    { length: [0, 1000], pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*" },
    ["CreateRole", "UpdateRole"],
  ),
  ...onMember("MaxSessionDuration", { range: [3600, 43_200] }, ["CreateRole", "UpdateRole"]),
  ...onMember("AccessKeyId", keyId, ["UpdateAccessKey", "DeleteAccessKey", "GetAccessKeyLastUsed"]),
  "UpdateAccessKeyRequest.Status": { oneOf: ["Active", "Inactive", "Expired"] },
  "GetPolicyVersionRequest.VersionId": { pattern: "v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?" },
  "ListPoliciesRequest.Scope": { oneOf: ["All", "AWS", "Local"] },
  "ListPoliciesRequest.PolicyUsageFilter": { oneOf: ["PermissionsPolicy", "PermissionsBoundary"] },
  "SimulatePrincipalPolicyRequest.PolicySourceArn": arn,
  "SimulatePrincipalPolicyRequest.ActionNames": { each: { length: [3, 128] } },
  "SimulatePrincipalPolicyRequest.ResourceArns": { each: { length: [1, 2048] } },
  "Tag.Key": tagKey,
  "Tag.Value": { length: [0, 256], pattern: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*" },
  "ContextEntry.ContextKeyName": { length: [5, 256] },
};
