import { z } from "zod";
import { partitionOfRegion } from "../arns/bedrock-arn.ts";
import { CalledProfile } from "../policies/called-profile.ts";
import { invokeProfilePolicy } from "../policies/invoke-profile-policy.ts";
import { manageProfilesPolicy } from "../policies/manage-profiles-policy.ts";
import type { PolicyDocument } from "../policies/policy-document.ts";
import { studioProfilePolicy } from "../policies/studio-profile-policy.ts";
import { DeployerTrustInput, deployerTrust } from "./deployer-trust.ts";
import { deployerUserPermissions } from "./deployer-user.ts";
import { DeployerInput, deployerPermissions } from "./deployer.ts";
import { ExecutionRoleInput, executionRolePermissions, executionRoleTrust } from "./execution-role.ts";
import { ImportRoleInput, importRolePermissions, importRoleTrust } from "./import-role.ts";
import { ImporterInput, importerPermissions } from "./importer.ts";
import { OwnerTag, place } from "./input-fields.ts";
import { deployerManagedPolicies, executionManagedPolicies, managedPolicyArn } from "./managed-policies.ts";
import type { ManagedPolicy } from "./managed-policies.ts";
import type { TrustDocument } from "./trust-document.ts";

/** Everything that makes one identity. */
export interface RoleDocuments {
  /** Null for a user, and for a policy that somebody's own role is given. */
  trust: TrustDocument | null;
  permissions: PolicyDocument | null;
  /** ARNs of the policies of AWS that are attached. */
  managedPolicyArns: string[];
  /** What a reader must know before using them. */
  warnings: string[];
}

export const roleDocumentIds = [
  "execution-role",
  "execution-role-classic",
  "deployer-role",
  "deployer-user",
  "deployer-user-classic",
  "import-role",
  "importer-role",
  "importer-policy",
  "profile-manager-policy",
  "profile-caller-policy",
  "studio-caller-policy",
] as const;

export const RoleDocumentId = z.enum(roleDocumentIds);
export type RoleDocumentId = z.infer<typeof RoleDocumentId>;

/** One kind of identity that a screen can offer. */
export interface RoleDocumentKind {
  id: RoleDocumentId;
  title: string;
  purpose: string;
  makes: "role" | "user" | "policy";
  /** `shown`: only to explain what others do; it is never made. */
  use: "default" | "option" | "shown";
  /** What has to be filled in. */
  input: z.ZodType<object, object>;
  /** @throws ZodError, PolicyTooLongError or UserPolicyTooLongError */
  write: (input: unknown) => RoleDocuments;
}

/** Every kind, in the order of the screen. */
export function roleDocuments(): RoleDocumentKind[] {
  return [...executionKinds, ...deployerKinds, ...importKinds, ...profileKinds];
}

/** The kind with an id. */
export function roleDocumentKind(id: RoleDocumentId): RoleDocumentKind {
  const kind = roleDocuments().find((one) => one.id === id);
  if (!kind) throw new Error(`No documents are called ${id}.`);
  return kind;
}

const PlaceInput = z.strictObject(place);
const ProfileManagerInput = z.strictObject({
  account: place.account,
  regions: z.array(place.region).min(1, { error: "Name at least one Region." }),
  tags: z.array(OwnerTag).default([]),
});
const StudioCallerInput = CalledProfile.safeExtend({ projectId: z.string() });
const DeployerRoleInput = DeployerInput.safeExtend({
  by: DeployerTrustInput.shape.by,
  externalId: DeployerTrustInput.shape.externalId,
});

const executionKinds: RoleDocumentKind[] = [
  kindOf(ExecutionRoleInput, {
    id: "execution-role",
    title: "SageMaker execution role",
    purpose: "What a hosted model runs as: it pulls its image, reads its files and leaves logs and metrics.",
    makes: "role",
    use: "default",
    documents: (input) => ({
      trust: executionRoleTrust(input),
      permissions: executionRolePermissions(input),
    }),
  }),
  kindOf(PlaceInput, {
    id: "execution-role-classic",
    title: "SageMaker execution role, with the policies of AWS",
    purpose:
      "For tools that expect the four usual policies. Any code in the container may then use all of them.",
    makes: "role",
    use: "option",
    documents: (input) => ({
      trust: executionRoleTrust(input),
      ...attached(executionManagedPolicies, input),
    }),
  }),
];

const leaking = "An access key works from everywhere until it is deleted. Prefer the role.";

const deployerKinds: RoleDocumentKind[] = [
  kindOf(DeployerRoleInput, {
    id: "deployer-role",
    title: "Deployer role",
    purpose: "What a person or a pipeline assumes to deploy, scale, watch and delete endpoints of its own.",
    makes: "role",
    use: "default",
    documents: ({ by, externalId, ...deployer }) => {
      const { account, region } = deployer;
      return {
        trust: deployerTrust({ account, region, by, externalId }),
        permissions: deployerPermissions(deployer),
        warnings: by.kind === "account" && externalId === undefined ? [openToAccount(by.account)] : [],
      };
    },
  }),
  kindOf(DeployerInput, {
    id: "deployer-user",
    title: "Deployer user with an access key",
    purpose: "For programs that cannot assume a role. One user for one request; the key is shown once.",
    makes: "user",
    use: "option",
    documents: (input) => ({ permissions: deployerUserPermissions(input), warnings: [leaking] }),
  }),
  kindOf(PlaceInput, {
    id: "deployer-user-classic",
    title: "Deployer user, as tutorials make it",
    purpose:
      "Shown for comparison only: five policies of AWS, one of which makes the key an administrator’s.",
    makes: "user",
    use: "shown",
    documents: (input) => {
      const { managedPolicyArns, warnings } = attached(deployerManagedPolicies, input);
      return { managedPolicyArns, warnings: [...warnings, leaking] };
    },
  }),
];

const importKinds: RoleDocumentKind[] = [
  kindOf(ImportRoleInput, {
    id: "import-role",
    title: "Bedrock import role",
    purpose: "What an import job of Bedrock runs as: it reads the model’s files in S3.",
    makes: "role",
    use: "default",
    documents: (input) => ({
      trust: importRoleTrust(input),
      permissions: importRolePermissions(input),
      warnings: input.sharedWithNotebook
        ? [
            "Code in the notebook has every permission of the import role, and the other way round. Prefer two roles.",
          ]
        : [],
    }),
  }),
  kindOf(ImporterInput, {
    id: "importer-role",
    title: "Importer role of a notebook",
    purpose: "What a SageMaker notebook runs as that uploads models and has Bedrock import them.",
    makes: "role",
    use: "option",
    documents: (input) => ({ trust: executionRoleTrust(input), permissions: importerPermissions(input) }),
  }),
  kindOf(ImporterInput, {
    id: "importer-policy",
    title: "Importer policy",
    purpose: "For the role of a person who uploads models and has Bedrock import them.",
    makes: "policy",
    use: "option",
    documents: (input) => ({ permissions: importerPermissions(input) }),
  }),
];

const profileKinds: RoleDocumentKind[] = [
  kindOf(ProfileManagerInput, {
    id: "profile-manager-policy",
    title: "Profile manager policy",
    purpose: "For who makes, tags and deletes application inference profiles.",
    makes: "policy",
    use: "option",
    documents: (input) => ({ permissions: manageProfilesPolicy(input) }),
  }),
  kindOf(CalledProfile, {
    id: "profile-caller-policy",
    title: "Profile caller policy",
    purpose: "For who calls one inference profile and nothing else.",
    makes: "policy",
    use: "option",
    documents: (input) => ({ permissions: invokeProfilePolicy(input) }),
  }),
  kindOf(StudioCallerInput, {
    id: "studio-caller-policy",
    title: "Profile caller policy of a Studio project",
    purpose: "For the roles of a SageMaker Unified Studio project that call one profile of the project.",
    makes: "policy",
    use: "option",
    documents: (input) => ({ permissions: studioProfilePolicy(input) }),
  }),
];

type KindText = Pick<RoleDocumentKind, "id" | "title" | "purpose" | "makes" | "use">;

function kindOf<Input extends z.ZodType<object, object>>(
  input: Input,
  { documents, ...text }: KindText & { documents: (input: z.output<Input>) => Partial<RoleDocuments> },
): RoleDocumentKind {
  return {
    ...text,
    input,
    write: (given) => ({
      trust: null,
      permissions: null,
      managedPolicyArns: [],
      warnings: [],
      ...documents(input.parse(given)),
    }),
  };
}

function attached(policies: readonly ManagedPolicy[], { region }: { region: string }) {
  const partition = partitionOfRegion(region);
  return {
    managedPolicyArns: policies.map((policy) => managedPolicyArn(partition, policy)),
    warnings: policies.map(({ name, tooWide }) => `${name}: ${tooWide}`),
  };
}

function openToAccount(account: string): string {
  return `Everybody in account ${account} whose own policies allow it may assume the role. Name a role, a permission set or an external id to narrow that.`;
}
