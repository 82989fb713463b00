import { DeployerTrustInput } from "@quarry/aws-core/roles/deployer-trust";
import { DeployerInput } from "@quarry/aws-core/roles/deployer";
import { RoleDifference } from "@quarry/aws-core/roles/difference";
import { ExecutionRoleInput } from "@quarry/aws-core/roles/execution-role";
import { ImportRoleInput } from "@quarry/aws-core/roles/import-role";
import { ImporterInput } from "@quarry/aws-core/roles/importer";
import { OwnerTag, RoleName, place } from "@quarry/aws-core/roles/input-fields";
import { CalledProfile } from "@quarry/aws-core/policies/called-profile";
import { z } from "zod";
import { Paging, pageOf } from "../operation/paging.ts";
import { searchText } from "../operation/text.ts";
import { CodeView } from "../profiles/schema.ts";
import { DocumentView } from "./document-schema.ts";

/** What the identity is called in the code that makes it; left out: a name that says what it is. */
const named = { name: RoleName.optional() };

/** Everything that a kind of documents is filled in with. */
export const DocumentsInput = z.discriminatedUnion("id", [
  z.strictObject({ id: z.literal("execution-role"), ...named, ...ExecutionRoleInput.shape }),
  z.strictObject({ id: z.literal("execution-role-classic"), ...named, ...place }),
  z.strictObject({
    id: z.literal("deployer-role"),
    ...named,
    ...DeployerInput.shape,
    ...DeployerTrustInput.shape,
  }),
  z.strictObject({ id: z.literal("deployer-user"), ...named, ...DeployerInput.shape }),
  z.strictObject({ id: z.literal("deployer-user-classic"), ...named, ...place }),
  z.strictObject({ id: z.literal("import-role"), ...named, ...ImportRoleInput.shape }),
  z.strictObject({ id: z.literal("importer-role"), ...named, ...ImporterInput.shape }),
  z.strictObject({ id: z.literal("importer-policy"), ...named, ...ImporterInput.shape }),
  z.strictObject({
    id: z.literal("profile-manager-policy"),
    account: place.account,
    regions: z.array(place.region).min(1, { error: "Name at least one Region." }).max(20),
    tags: z.array(OwnerTag).max(50).default([]),
  }),
  z.strictObject({ id: z.literal("profile-caller-policy"), ...CalledProfile.shape }),
  z.strictObject({
    id: z.literal("studio-caller-policy"),
    ...CalledProfile.shape,
    projectId: z.string().max(100),
  }),
]);
export type DocumentsInput = z.output<typeof DocumentsInput>;

export const RoleDocumentKindView = z.object({
  id: z.string(),
  title: z.string(),
  purpose: z.string(),
  makes: z.enum(["role", "user", "policy"]),
  /** `shown`: only to explain what others do; it is never made. */
  use: z.enum(["default", "option", "shown"]),
});
export type RoleDocumentKindView = z.infer<typeof RoleDocumentKindView>;

export const RoleDocumentsView = RoleDocumentKindView.extend({
  /** Null for a user, and for a policy that somebody's own role is given. */
  trust: DocumentView.nullable(),
  permissions: DocumentView.nullable(),
  /** ARNs of the policies of AWS that are attached. */
  managedPolicyArns: z.array(z.string()),
  warnings: z.array(z.string()),
  code: CodeView,
});
export type RoleDocumentsView = z.infer<typeof RoleDocumentsView>;

export const RoleFilter = z.strictObject({
  connectionId: z.uuid("Choose an account."),
  region: place.region,
  q: searchText(128).default(""),
  ...Paging,
});
export type RoleFilter = z.output<typeof RoleFilter>;

export const roleVerdicts = ["good", "missing", "wider", "unknown"] as const;

export const RoleView = z.object({
  arn: z.string(),
  name: z.string(),
  path: z.string(),
  description: z.string().nullable(),
  /** The services that may work as it, by their names for people. */
  services: z.array(z.string()),
  /** The request that it was made for; null for a role of somebody else. */
  requestId: z.uuid().nullable(),
  /** `missing`: it cannot do what it is for; `wider`: it gives away more; `unknown`: it cannot be told. */
  verdict: z.enum(roleVerdicts),
  /** What it was compared with, as a sentence. */
  comparedWith: z.string(),
  differences: z.array(RoleDifference),
});
export type RoleView = z.infer<typeof RoleView>;

export const RolePage = pageOf(RoleView).extend({
  /** Why there is no list, as a sentence with what to do; null when there is one. */
  problem: z.string().nullable(),
});
export type RolePage = z.infer<typeof RolePage>;

export const IdentityPolicyView = z.strictObject({
  /** Whether IAM users with access keys may be asked for. */
  allowsUsers: z.boolean(),
});
export type IdentityPolicyView = z.infer<typeof IdentityPolicyView>;

/** Names the key of an IAM user by the request that the user was made for. */
export const KeyReference = z.strictObject({ id: z.uuid() });

export const KeyView = z.object({
  userName: z.string(),
  arn: z.string(),
  /** Null when the user has no key any more. */
  keyId: z.string().nullable(),
  /** `sealed`: waits to be shown; `forgotten`: nobody looked in time; `changing`: the worker is at it. */
  state: z.enum(["sealed", "revealed", "forgotten", "changing", "gone"]),
  /** Until when it can be shown, ISO 8601; null unless it is sealed. */
  showUntil: z.string().nullable(),
  madeAt: z.string(),
  /** Why AWS did not do what was wanted last; null when it did. */
  failure: z.object({ title: z.string(), cause: z.string(), remedy: z.string() }).nullable(),
  mayReveal: z.boolean(),
  mayRotate: z.boolean(),
  mayRevoke: z.boolean(),
});
export type KeyView = z.infer<typeof KeyView>;

/** The one answer that has the secret. */
export const RevealedKeyView = z.object({
  userName: z.string(),
  keyId: z.string(),
  secretAccessKey: z.string(),
  region: z.string(),
});
export type RevealedKeyView = z.infer<typeof RevealedKeyView>;
