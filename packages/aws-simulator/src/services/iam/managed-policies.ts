import type {
  CreatePolicyRequest,
  CreatePolicyResponse,
  DeletePolicyRequest,
  GetPolicyRequest,
  GetPolicyResponse,
  GetPolicyVersionRequest,
  GetPolicyVersionResponse,
  ListPoliciesRequest,
  ListPoliciesResponse,
  ListPolicyVersionsRequest,
  ListPolicyVersionsResponse,
  Policy,
  PolicyVersion,
} from "@aws-sdk/client-iam";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import type { Access } from "../../wire/service.ts";
import { policySize, requirePermissionPolicy } from "./check-policy.ts";
import { encodeDocument } from "./describe-identity.ts";
import { findPolicy, identitiesOf, managedPolicies, requirePolicyArn } from "./find-policy.ts";
import type { ManagedPolicy } from "./find-policy.ts";
import { alreadyExists, deleteConflict, forbidden, noSuchEntity, quotaExceeded } from "./iam-errors.ts";
import { cutIamPage } from "./iam-pages.ts";
import { nameKey, policiesOf, policyArn, randomIamId, wholeSeconds } from "./iam-rows.ts";
import type { PolicyRow } from "./iam-rows.ts";
import { readIamTags, tagsIfAny, writeIamTags } from "./iam-tags.ts";

const mostCharacters = 6144;

export const createPolicy = operation<CreatePolicyRequest, CreatePolicyResponse>("CreatePolicy", {
  effect: "write",
  access: (call, input) => [
    {
      action: "iam:CreatePolicy",
      resource: `arn:aws:iam::${call.account}:policy${input.Path ?? "/"}${input.PolicyName}`,
    },
  ],
  run(call, input) {
    const policies = policiesOf(call.world.tables, call.account);
    const tags = readIamTags(input.Tags);
    requirePermissionPolicy(input.PolicyDocument);
    if (policySize(input.PolicyDocument) > mostCharacters) throw quotaExceeded("PolicySize", mostCharacters);
    if (policies.has(nameKey(input.PolicyName))) {
      throw alreadyExists(
        `A policy called ${input.PolicyName} already exists. Duplicate names are not allowed.`,
      );
    }
    const row: PolicyRow = {
      id: randomIamId("ANPA"),
      account: call.account,
      name: input.PolicyName,
      path: input.Path ?? "/",
      tags,
      document: input.PolicyDocument,
      createdAt: wholeSeconds(call.world.clock.now()),
      ...(input.Description !== undefined && { description: input.Description }),
    };
    policies.set(nameKey(row.name), row);
    return { Policy: { ...describe(call, requirePolicy(call, policyArn(row))), ...tagsIfAny(tags) } };
  },
});

export const getPolicy = operation<GetPolicyRequest, GetPolicyResponse>("GetPolicy", {
  effect: "read",
  access: policyAccess("GetPolicy"),
  run(call, { PolicyArn }) {
    const policy = requirePolicy(call, PolicyArn);
    return {
      Policy: {
        ...describe(call, policy),
        ...(policy.description !== undefined && { Description: policy.description }),
        Tags: writeIamTags(policy.tags),
      },
    };
  },
});

export const getPolicyVersion = operation<GetPolicyVersionRequest, GetPolicyVersionResponse>(
  "GetPolicyVersion",
  {
    effect: "read",
    access: policyAccess("GetPolicyVersion"),
    run({ world, account }, { PolicyArn, VersionId }) {
      requirePolicyArn(PolicyArn);
      const policy = findPolicy(world.tables, account, PolicyArn);
      if (policy?.versionId !== VersionId) {
        throw noSuchEntity(`Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`);
      }
      return { PolicyVersion: { ...describeVersion(policy), Document: encodeDocument(policy.document) } };
    },
  },
);

export const listPolicies = operation<ListPoliciesRequest, ListPoliciesResponse>("ListPolicies", {
  effect: "read",
  access: () => [{ action: "iam:ListPolicies" }],
  run(call, input) {
    const wanted = managedPolicies(call.world.tables, call.account).filter(
      ({ owner, path }) =>
        ["All", owner].includes(input.Scope ?? "All") && path.startsWith(input.PathPrefix ?? "/"),
    );
    const told = wanted
      .map((policy) => describe(call, policy))
      .filter((policy) => !(input.OnlyAttached ?? false) || isUsed(policy))
      .filter((policy) => isUsedFor(policy, input.PolicyUsageFilter));
    const { page, rest } = cutIamPage(told, ({ PolicyName = "" }) => PolicyName, input);
    return { Policies: page, ...rest };
  },
});

const isUsed = ({ AttachmentCount = 0, PermissionsBoundaryUsageCount = 0 }: Policy): boolean =>
  AttachmentCount + PermissionsBoundaryUsageCount > 0;

function isUsedFor(policy: Policy, usage: ListPoliciesRequest["PolicyUsageFilter"]): boolean {
  if (usage === undefined) return true;
  const count = usage === "PermissionsPolicy" ? policy.AttachmentCount : policy.PermissionsBoundaryUsageCount;
  return count !== 0;
}

/** Every policy has one version here: CreatePolicyVersion is not simulated. */
export const listPolicyVersions = operation<ListPolicyVersionsRequest, ListPolicyVersionsResponse>(
  "ListPolicyVersions",
  {
    effect: "read",
    access: policyAccess("ListPolicyVersions"),
    run: (call, { PolicyArn }) => ({
      Versions: [describeVersion(requirePolicy(call, PolicyArn))],
      IsTruncated: false,
    }),
  },
);

export const deletePolicy = operation<DeletePolicyRequest, object>("DeletePolicy", {
  effect: "write",
  access: policyAccess("DeletePolicy"),
  run(call, { PolicyArn }) {
    const policy = requirePolicy(call, PolicyArn);
    if (policy.owner === "AWS") throw forbidden("Cannot delete policies outside your own account.");
    if (isUsed(describe(call, policy))) throw deleteConflict("Cannot delete a policy attached to entities.");
    policiesOf(call.world.tables, call.account).delete(nameKey(policy.name));
    return {};
  },
});

function policyAccess(action: string): (call: Call, input: { PolicyArn: string }) => Access[] {
  return (_call, { PolicyArn }) => [{ action: `iam:${action}`, resource: PolicyArn }];
}

function requirePolicy({ world, account }: Call, arn: string): ManagedPolicy {
  requirePolicyArn(arn);
  const policy = findPolicy(world.tables, account, arn);
  if (policy === undefined) throw noSuchEntity(`Policy ${arn} was not found.`);
  return policy;
}

function describe({ world, account }: Call, policy: ManagedPolicy): Policy {
  const identities = identitiesOf(world.tables, account);
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.versionId,
    AttachmentCount: identities.filter(({ attached }) => attached.includes(policy.arn)).length,
    PermissionsBoundaryUsageCount: identities.filter(({ boundary }) => boundary === policy.arn).length,
    IsAttachable: true,
    CreateDate: new Date(policy.createdAt),
    UpdateDate: new Date(policy.updatedAt),
  };
}

const describeVersion = (policy: ManagedPolicy): PolicyVersion => ({
  VersionId: policy.versionId,
  IsDefaultVersion: true,
  CreateDate: new Date(policy.updatedAt),
});
