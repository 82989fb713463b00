import type {
  AttachUserPolicyRequest,
  DeleteUserPolicyRequest,
  DetachUserPolicyRequest,
  GetUserPolicyRequest,
  GetUserPolicyResponse,
  ListAttachedUserPoliciesRequest,
  ListAttachedUserPoliciesResponse,
  ListUserPoliciesRequest,
  ListUserPoliciesResponse,
  ListUserTagsRequest,
  ListUserTagsResponse,
  PutUserPolicyRequest,
  TagUserRequest,
  UntagUserRequest,
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
import { userOperation } from "./identity-operation.ts";

const of = ({ UserName }: { UserName: string }): string => UserName;
const read = { effect: "read", of } as const;
const write = { effect: "write", of } as const;

/** Attached policies, inline policies and tags of users. */
export const userPolicyOperations: Operation[] = [
  userOperation<AttachUserPolicyRequest, object>("AttachUserPolicy", { ...write, run: attach }),
  userOperation<DetachUserPolicyRequest, object>("DetachUserPolicy", { ...write, run: detach }),
  userOperation<ListAttachedUserPoliciesRequest, ListAttachedUserPoliciesResponse>(
    "ListAttachedUserPolicies",
    { ...read, run: listAttached },
  ),
  userOperation<PutUserPolicyRequest, object>("PutUserPolicy", { ...write, run: putInline }),
  userOperation<GetUserPolicyRequest, GetUserPolicyResponse>("GetUserPolicy", {
    ...read,
    run: (call, user, input) => ({ UserName: user.name, ...getInline(call, user, input) }),
  }),
  userOperation<ListUserPoliciesRequest, ListUserPoliciesResponse>("ListUserPolicies", {
    ...read,
    run: listInline,
  }),
  userOperation<DeleteUserPolicyRequest, object>("DeleteUserPolicy", { ...write, run: deleteInline }),
  userOperation<TagUserRequest, object>("TagUser", { ...write, run: addTags }),
  userOperation<UntagUserRequest, object>("UntagUser", { ...write, run: removeTags }),
  userOperation<ListUserTagsRequest, ListUserTagsResponse>("ListUserTags", { ...read, run: listTags }),
];
