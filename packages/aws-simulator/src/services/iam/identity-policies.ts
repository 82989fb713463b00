// What roles and users can equally have: attached policies, inline policies, tags.
import type { AttachedPolicy } from "@aws-sdk/client-iam";
import type { Call } from "../../server/call.ts";
import { policySize, requirePermissionPolicy } from "./check-policy.ts";
import { encodeDocument } from "./describe-identity.ts";
import { requireAttachable, requirePolicyArn } from "./find-policy.ts";
import { deleteConflict, limitExceeded, noSuchEntity, quotaExceeded } from "./iam-errors.ts";
import { cutIamPage } from "./iam-pages.ts";
import type { IdentityRow } from "./iam-rows.ts";
import { withoutTags, withTags, writeIamTags } from "./iam-tags.ts";

const mostAttached = 10;
/** Characters of all inline policies together, white space not counted. */
const mostInline = { role: 10_240, user: 2048 } as const;

type Paged = { Marker?: string | undefined; MaxItems?: number | undefined };

/** Attaching again changes nothing. Throws NoSuchEntity, ValidationError, LimitExceeded. */
export function attach(call: Call, identity: IdentityRow, { PolicyArn }: { PolicyArn: string }): object {
  const { arn } = requireAttachable(call, PolicyArn);
  if (identity.attached.includes(arn)) return {};
  if (identity.attached.length >= mostAttached)
    throw quotaExceeded(identity.kind === "role" ? "PoliciesPerRole" : "PoliciesPerUser", mostAttached);
  identity.attached.push(arn);
  return decidedByDocuments(identity);
}

/** Throws NoSuchEntity for a policy that is not attached. */
export function detach(_call: Call, identity: IdentityRow, { PolicyArn }: { PolicyArn: string }): object {
  requirePolicyArn(PolicyArn);
  if (!identity.attached.includes(PolicyArn)) throw noSuchEntity(`Policy ${PolicyArn} was not found.`);
  identity.attached = identity.attached.filter((arn) => arn !== PolicyArn);
  return decidedByDocuments(identity);
}

export function listAttached(
  _call: Call,
  identity: IdentityRow,
  input: Paged & { PathPrefix?: string | undefined },
): { AttachedPolicies: AttachedPolicy[]; IsTruncated: boolean; Marker?: string } {
  const below = identity.attached.filter((arn) => pathOf(arn).startsWith(input.PathPrefix ?? "/"));
  const { page, rest } = cutIamPage(below, nameOf, input);
  return { AttachedPolicies: page.map((arn) => ({ PolicyName: nameOf(arn), PolicyArn: arn })), ...rest };
}

const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);
const pathOf = (arn: string): string => arn.slice(arn.indexOf("/"), arn.lastIndexOf("/") + 1);

/** Throws MalformedPolicyDocument, and LimitExceeded when all inline policies together grow too long. */
export function putInline(
  _call: Call,
  identity: IdentityRow,
  { PolicyName, PolicyDocument }: { PolicyName: string; PolicyDocument: string },
): object {
  requirePermissionPolicy(PolicyDocument);
  const inline = { ...identity.inline, [PolicyName]: PolicyDocument };
  const size = Object.values(inline).reduce((sum, text) => sum + policySize(text), 0);
  const limit = mostInline[identity.kind];
  if (size > limit) {
    throw limitExceeded(
      `Maximum policy size of ${limit} bytes exceeded for ${identity.kind} ${identity.name}`,
    );
  }
  identity.inline = inline;
  return decidedByDocuments(identity);
}

/** Throws NoSuchEntity. */
export function getInline(
  _call: Call,
  identity: IdentityRow,
  { PolicyName }: { PolicyName: string },
): { PolicyName: string; PolicyDocument: string } {
  return { PolicyName, PolicyDocument: encodeDocument(requireInline(identity, PolicyName)) };
}

export function listInline(
  _call: Call,
  identity: IdentityRow,
  input: Paged,
): { PolicyNames: string[]; IsTruncated: boolean; Marker?: string } {
  const { page, rest } = cutIamPage(Object.keys(identity.inline), (name) => name, input);
  return { PolicyNames: page, ...rest };
}

/** Throws NoSuchEntity. */
export function deleteInline(
  _call: Call,
  identity: IdentityRow,
  { PolicyName }: { PolicyName: string },
): object {
  requireInline(identity, PolicyName);
  const { [PolicyName]: _gone, ...kept } = identity.inline;
  identity.inline = kept;
  return decidedByDocuments(identity);
}

function requireInline(identity: IdentityRow, name: string): string {
  const document = Object.hasOwn(identity.inline, name) ? identity.inline[name] : undefined;
  if (document === undefined)
    throw noSuchEntity(`The ${identity.kind} policy with name ${name} cannot be found.`);
  return document;
}

/** The seed's named rules give way as soon as somebody changes what they stand for. */
function decidedByDocuments(identity: IdentityRow): object {
  delete identity.rules;
  return {};
}

/** Throws InvalidInput, LimitExceeded. */
export function addTags(
  _call: Call,
  identity: IdentityRow,
  { Tags }: { Tags: { Key: string | undefined; Value: string | undefined }[] },
): object {
  identity.tags = withTags(identity.tags, Tags);
  return {};
}

export function removeTags(_call: Call, identity: IdentityRow, { TagKeys }: { TagKeys: string[] }): object {
  identity.tags = withoutTags(identity.tags, TagKeys);
  return {};
}

export function listTags(
  _call: Call,
  identity: IdentityRow,
  input: Paged,
): { Tags: { Key: string; Value: string }[]; IsTruncated: boolean; Marker?: string } {
  const { page, rest } = cutIamPage(writeIamTags(identity.tags), ({ Key }) => Key, input);
  return { Tags: page, ...rest };
}

/** Throws DeleteConflict while policies are attached or inline. */
export function requireBare(identity: IdentityRow): void {
  if (identity.attached.length > 0)
    throw deleteConflict("Cannot delete entity, must detach all policies first.");
  if (Object.keys(identity.inline).length > 0)
    throw deleteConflict("Cannot delete entity, must delete policies first.");
}
