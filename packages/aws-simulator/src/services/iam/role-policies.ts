import type {
  AttachRolePolicyRequest,
  DeleteRolePolicyRequest,
  DetachRolePolicyRequest,
  GetRolePolicyRequest,
  GetRolePolicyResponse,
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse,
  ListRolePoliciesRequest,
  ListRolePoliciesResponse,
  ListRoleTagsRequest,
  ListRoleTagsResponse,
  PutRolePolicyRequest,
  TagRoleRequest,
  UntagRoleRequest,
} from "@aws-sdk/client-iam";
import type { Operation } from "../../wire/service.ts";
import {
  addTags,
  attach,
  deleteInline,
  detach,
  getInline,
  listAttached,
  listInline,
  listTags,
  putInline,
  removeTags,
} from "./identity-policies.ts";
import { roleOperation } from "./identity-operation.ts";

const of = ({ RoleName }: { RoleName: string }): string => RoleName;
const read = { effect: "read", of } as const;
const write = { effect: "write", of } as const;

/** Attached policies, inline policies and tags of roles. */
export const rolePolicyOperations: Operation[] = [
  roleOperation<AttachRolePolicyRequest, object>("AttachRolePolicy", { ...write, run: attach }),
  roleOperation<DetachRolePolicyRequest, object>("DetachRolePolicy", { ...write, run: detach }),
  roleOperation<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse>(
    "ListAttachedRolePolicies",
    { ...read, run: listAttached },
  ),
  roleOperation<PutRolePolicyRequest, object>("PutRolePolicy", { ...write, run: putInline }),
  roleOperation<GetRolePolicyRequest, GetRolePolicyResponse>("GetRolePolicy", {
    ...read,
    run: (call, role, input) => ({ RoleName: role.name, ...getInline(call, role, input) }),
  }),
  roleOperation<ListRolePoliciesRequest, ListRolePoliciesResponse>("ListRolePolicies", {
    ...read,
    run: listInline,
  }),
  roleOperation<DeleteRolePolicyRequest, object>("DeleteRolePolicy", { ...write, run: deleteInline }),
  roleOperation<TagRoleRequest, object>("TagRole", { ...write, run: addTags }),
  roleOperation<UntagRoleRequest, object>("UntagRole", { ...write, run: removeTags }),
  roleOperation<ListRoleTagsRequest, ListRoleTagsResponse>("ListRoleTags", { ...read, run: listTags }),
];
