import { checkProfileDescription, checkProfileName } from "@quarry/aws-core/profiles/profile-name";
import type { NameCheck } from "@quarry/aws-core/profiles/profile-name";
import { ProfileTag } from "@quarry/aws-core/profiles/schema";
import { z } from "zod";
import { AliasReference } from "../aliases/schema.ts";
import { pageOf } from "../operation/paging.ts";
import { multiLine, singleLine } from "../operation/text.ts";
import { DomainId, ProjectId } from "../studio-projects/schema.ts";
import { DeletionPlan, DeletionSpec } from "./deletion-schema.ts";
import { EndpointPlan, EndpointSpec, EndpointUpdatePlan, EndpointUpdateSpec } from "./endpoint-schema.ts";
import { ExtensionPlan, ExtensionSpec } from "./extension-schema.ts";
import { RequestState } from "./filter-schema.ts";
import { RepairPlan, RepairSpec, RolePlan, RoleSpec, UserPlan, UserSpec } from "./identity-schema.ts";
import { CostView } from "./terms.ts";

export const environments = ["development", "test", "staging", "production"] as const;

const mostTokens = 1_000_000_000_000;
const Tokens = z.int("Write whole tokens.").min(0).max(mostTokens);

/** A text as AWS takes it; the issue carries the nearest text that it would take as `params.suggestion`. */
function textOfAws(check: (text: string) => NameCheck) {
  return z.string().superRefine((text, context) => {
    const checked = check(text);
    if (checked.ok) return;
    const { problem, suggestion } = checked;
    context.addIssue({
      code: "custom",
      message: `${problem} For example: ${suggestion}`,
      params: { suggestion },
    });
  });
}

/** What somebody asks for: an application inference profile and why. */
export const ProfileSpec = z.strictObject({
  connectionId: z.uuid("Choose an account."),
  region: z.string().regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/u, "Choose a Region."),
  /** ARN of the foundation model or system-defined profile that the new profile copies. */
  source: z.string().regex(/^arn:aws[a-z-]*:bedrock:[a-z0-9-]+:\d{0,12}:[\w/.:-]+$/u, "Choose a model."),
  name: textOfAws(checkProfileName),
  description: textOfAws((text) => (text === "" ? { ok: true } : checkProfileDescription(text))).default(""),
  environment: z.enum(environments),
  purpose: singleLine(200),
  inputTokensPerMonth: Tokens,
  outputTokensPerMonth: Tokens,
  tags: z
    .array(z.strictObject({ key: z.string().max(128), value: z.string().max(256) }))
    .max(45)
    .default([]),
  /** ISO date on which the profile should be removed; null: stays. */
  expiresOn: z.iso.date().nullable().default(null),
  /** The Studio project whose members are to use it; null: none. */
  studio: z.strictObject({ domainId: DomainId, projectId: ProjectId }).nullable().default(null),
  /** The part of an alias between team and environment; empty: no alias. */
  app: z.union([z.literal(""), AliasReference.shape.app]).default(""),
  /** The profile whose aliases it takes over. */
  replaces: z.uuid().nullable().default(null),
  ticket: z.union([z.literal(""), singleLine(100)]).default(""),
  justification: multiLine(2000).default(""),
});
export type ProfileSpec = z.output<typeof ProfileSpec>;

/** One stage of an approval: so many different people of that kind. */
export const Stage = z.strictObject({ who: z.enum(["approver", "admin"]), needed: z.int().min(1).max(5) });
export type Stage = z.infer<typeof Stage>;

/** Rules in order; the first whose limit the monthly estimate does not exceed decides. */
export const ApprovalRules = z
  .array(
    z.strictObject({
      /** Micro-dollars a month as a decimal string; null: any amount, and those without a known price. */
      upToMicrodollars: z
        .string()
        .regex(/^\d{1,15}$/u)
        .nullable(),
      stages: z.array(Stage).min(1).max(4),
    }),
  )
  .min(1)
  .refine((rules) => rules.at(-1)?.upToMicrodollars === null, "The last rule must fit any amount.");
export type ApprovalRules = z.infer<typeof ApprovalRules>;

/** A policy of one team, by its slug, or of every team that has none of its own. */
export const ApprovalPolicyView = z.strictObject({
  team: z.string().max(40).nullable(),
  rules: ApprovalRules,
});

/** Exactly the call that will be made. */
export const PlannedCall = z.strictObject({
  operation: z.literal("CreateInferenceProfile"),
  accountId: z.string(),
  region: z.string(),
  input: z.strictObject({
    inferenceProfileName: z.string(),
    description: z.string().optional(),
    modelSource: z.strictObject({ copyFrom: z.string() }),
    clientRequestToken: z.string(),
    tags: z.array(ProfileTag),
  }),
});
export type PlannedCall = z.infer<typeof PlannedCall>;

export const Plan = z.strictObject({
  call: PlannedCall,
  model: z.strictObject({
    baseModelId: z.string(),
    routing: z.string(),
    destinationRegions: z.array(z.string()),
    residency: z.string(),
  }),
  access: z.array(z.strictObject({ region: z.string(), state: z.string(), reason: z.string() })),
  /** Application inference profiles of the Region; the limit is AWS's default where it could not be read. */
  quota: z
    .strictObject({ used: z.int(), limit: z.int(), isLimitAssumed: z.boolean().default(true) })
    .nullable(),
  cost: CostView,
  policy: z.string(),
  /** What a Studio project will make of it, by its tags. */
  studio: z
    .strictObject({
      verdict: z.string(),
      before: z.string(),
      sentence: z.string(),
      reasons: z.array(z.string()),
    })
    .nullable()
    .default(null),
  /** The aliases that will name it, as team/app/environment. */
  aliases: z.array(z.string()).default([]),
  duplicates: z.array(z.strictObject({ arn: z.string(), name: z.string(), why: z.string() })),
});
export type Plan = z.infer<typeof Plan>;

const Person = z.object({ id: z.uuid(), name: z.string() });

export const VoteView = z.object({
  person: Person,
  isApproval: z.boolean(),
  reason: z.string(),
  stage: z.int(),
  version: z.int(),
  at: z.string(),
});

export const FailureView = z.object({
  code: z.string(),
  awsCode: z.string(),
  title: z.string(),
  cause: z.string(),
  remedy: z.string(),
});
export type FailureView = z.infer<typeof FailureView>;

export const RequestKindName = z.enum([
  "profile.create",
  "profile.delete",
  "endpoint.create",
  "endpoint.update",
  "endpoint.extend",
  "role.create",
  "role.repair",
  "user.create",
]);
export type RequestKindName = z.infer<typeof RequestKindName>;

export const RequestSummaryView = z.object({
  id: z.uuid(),
  kind: RequestKindName,
  title: z.string(),
  team: z.string(),
  requester: Person,
  state: RequestState,
  region: z.string(),
  monthlyMicrodollars: z.string().nullable(),
  submittedAt: z.string(),
  decideBy: z.string(),
  decidedAt: z.string().nullable(),
  /** Whether the one who asks may decide on it now. */
  mayDecide: z.boolean(),
});
export type RequestSummaryView = z.infer<typeof RequestSummaryView>;

const AnyRequestView = RequestSummaryView.extend({
  /** The name of its team in addresses and requests. */
  teamSlug: z.string(),
  beneficiary: Person.nullable(),
  lastEditor: Person,
  account: z.object({ id: z.string(), name: z.string() }),
  version: z.int(),
  specHash: z.string(),
  stages: z.array(Stage.extend({ approvals: z.int(), eligible: z.array(Person) })),
  stage: z.int(),
  votes: z.array(VoteView),
  comments: z.array(z.object({ id: z.uuid(), author: Person, text: z.string(), at: z.string() })),
  history: z.array(z.object({ name: z.string(), who: z.string(), at: z.string() })),
  failure: FailureView.nullable(),
  resourceArn: z.string().nullable(),
  profileId: z.uuid().nullable(),
  /** The endpoint that was made for it, from the moment of its approval on. */
  endpointId: z.uuid().nullable(),
  mayEdit: z.boolean(),
  mayCancel: z.boolean(),
  mayRetry: z.boolean(),
  /** Why the one who asks may not decide; null when they may, or nothing is to decide. */
  whyNotDecide: z.string().nullable(),
  /** Why nobody can approve it until it is saved again, as a sentence; null while its plan holds. */
  whyStale: z.string().nullable(),
});
/** A request for a new profile. */
const Creation = { kind: z.literal("profile.create"), spec: ProfileSpec };
/** A request to delete a profile in AWS. */
const Deletion = { kind: z.literal("profile.delete"), spec: DeletionSpec };
/** A request for a new SageMaker endpoint. */
const Deployment = { kind: z.literal("endpoint.create"), spec: EndpointSpec };
/** A request to change an endpoint in service. */
const Update = { kind: z.literal("endpoint.update"), spec: EndpointUpdateSpec };
/** A request for a later end of an endpoint. */
const Extension = { kind: z.literal("endpoint.extend"), spec: ExtensionSpec };
/** A request for a new role in IAM. */
const NewRole = { kind: z.literal("role.create"), spec: RoleSpec };
/** A request to mend a role of the account. */
const Repair = { kind: z.literal("role.repair"), spec: RepairSpec };
/** A request for an IAM user with an access key. */
const NewUser = { kind: z.literal("user.create"), spec: UserSpec };

const CreationView = AnyRequestView.extend({ ...Creation, plan: Plan });
export type CreationView = z.infer<typeof CreationView>;
const DeletionView = AnyRequestView.extend({ ...Deletion, plan: DeletionPlan });
export type DeletionView = z.infer<typeof DeletionView>;
const DeploymentView = AnyRequestView.extend({ ...Deployment, plan: EndpointPlan });
export type DeploymentView = z.infer<typeof DeploymentView>;
const UpdateView = AnyRequestView.extend({ ...Update, plan: EndpointUpdatePlan });
export type UpdateView = z.infer<typeof UpdateView>;
const ExtensionView = AnyRequestView.extend({ ...Extension, plan: ExtensionPlan });
export type ExtensionView = z.infer<typeof ExtensionView>;
const RoleView = AnyRequestView.extend({ ...NewRole, plan: RolePlan });
export type RoleView = z.infer<typeof RoleView>;
const RepairView = AnyRequestView.extend({ ...Repair, plan: RepairPlan });
export type RepairView = z.infer<typeof RepairView>;
const UserView = AnyRequestView.extend({ ...NewUser, plan: UserPlan });
export type UserView = z.infer<typeof UserView>;
export const RequestView = z.discriminatedUnion("kind", [
  CreationView,
  DeletionView,
  DeploymentView,
  UpdateView,
  ExtensionView,
  RoleView,
  RepairView,
  UserView,
]);
export type RequestView = z.infer<typeof RequestView>;

/** What was stored of a request: the wish of its kind and the plan made from it. */
export const StoredWish = z.discriminatedUnion("kind", [
  z.strictObject({ ...Creation, plan: Plan }),
  z.strictObject({ ...Deletion, plan: DeletionPlan }),
  z.strictObject({ ...Deployment, plan: EndpointPlan }),
  z.strictObject({ ...Update, plan: EndpointUpdatePlan }),
  z.strictObject({ ...Extension, plan: ExtensionPlan }),
  z.strictObject({ ...NewRole, plan: RolePlan }),
  z.strictObject({ ...Repair, plan: RepairPlan }),
  z.strictObject({ ...NewUser, plan: UserPlan }),
]);

export const PlanView = z.discriminatedUnion("kind", [
  z.strictObject({ kind: Creation.kind, plan: Plan }),
  z.strictObject({ kind: Deletion.kind, plan: DeletionPlan }),
  z.strictObject({ kind: Deployment.kind, plan: EndpointPlan }),
  z.strictObject({ kind: Update.kind, plan: EndpointUpdatePlan }),
  z.strictObject({ kind: Extension.kind, plan: ExtensionPlan }),
  z.strictObject({ kind: NewRole.kind, plan: RolePlan }),
  z.strictObject({ kind: Repair.kind, plan: RepairPlan }),
  z.strictObject({ kind: NewUser.kind, plan: UserPlan }),
]);

const whose = {
  team: singleLine(40).optional(),
  /** E-mail of the member it is for, when not for oneself. */
  beneficiary: z.email().optional(),
};
export const SubmitRequestInput = z.discriminatedUnion("kind", [
  z.strictObject({ ...whose, ...Creation }),
  z.strictObject({ ...whose, ...Deletion }),
  z.strictObject({ ...whose, ...Deployment }),
  z.strictObject({ ...whose, ...Update }),
  z.strictObject({ ...whose, ...Extension }),
  z.strictObject({ ...whose, ...NewRole }),
  z.strictObject({ ...whose, ...Repair }),
  z.strictObject({ ...whose, ...NewUser }),
]);
const revised = { id: z.uuid(), version: z.int().min(1) };
export const ReviseRequestInput = z.discriminatedUnion("kind", [
  z.strictObject({ ...revised, ...Creation }),
  z.strictObject({ ...revised, ...Deletion }),
  z.strictObject({ ...revised, ...Deployment }),
  z.strictObject({ ...revised, ...Update }),
  z.strictObject({ ...revised, ...Extension }),
  z.strictObject({ ...revised, ...NewRole }),
  z.strictObject({ ...revised, ...Repair }),
  z.strictObject({ ...revised, ...NewUser }),
]);
export const RequestReference = z.strictObject({ id: z.uuid() });

/** Names what was seen: a decision on anything else is refused. */
const seen = { id: z.uuid(), version: z.int().min(1), specHash: z.string().regex(/^[0-9a-f]{64}$/u) };
export const ApproveRequestInput = z.strictObject({
  ...seen,
  reason: z.union([z.literal(""), multiLine(1000)]).default(""),
});
export const RejectRequestInput = z.strictObject({
  ...seen,
  reason: multiLine(1000).refine(
    (text) => text.trim() !== "",
    "Say why, so that it can be asked for better.",
  ),
});
export const CommentInput = z.strictObject({
  id: z.uuid(),
  text: multiLine(2000).refine((text) => text.trim() !== "", "Write something here."),
});

export const RequestPage = pageOf(RequestSummaryView);
export type RequestPage = z.infer<typeof RequestPage>;

export const RequestCounts = z.object({ mine: z.int(), toDecide: z.int() });

export const RegionAccessView = z.object({ region: z.string(), state: z.string(), reason: z.string() });

export const SourceReference = ProfileSpec.pick({ connectionId: true, region: true, source: true });

export const UseInput = z.strictObject({
  baseModelId: z.string().max(200),
  routing: z.string().max(20),
  /** Where the model is called; without it the US list price is told. */
  region: z.string().max(40).optional(),
  inputTokensPerMonth: Tokens,
  outputTokensPerMonth: Tokens,
});

/** A start for a request, or for one request a model; written by admins. */
export const RequestPreset = z.strictObject({
  name: singleLine(60),
  description: singleLine(200),
  /** Beginnings of base model ids, best first. */
  models: z.array(singleLine(100)).min(1, "Name at least one model.").max(20, "Name at most 20 models."),
  /** Whether to ask for a profile of each model; else of the first that the Region has. */
  isForEach: z.boolean(),
  environment: z.enum(environments),
  inputTokensPerMonth: Tokens,
  outputTokensPerMonth: Tokens,
  tags: z.array(ProfileTag).max(45).default([]),
});
export type RequestPreset = z.infer<typeof RequestPreset>;
export const RequestPresets = z.array(RequestPreset).max(50);

export const SourceView = z.object({
  arn: z.string(),
  name: z.string(),
  kind: z.enum(["system-defined", "foundation-model"]),
  baseModelId: z.string(),
  provider: z.string(),
  routing: z.string(),
  destinationRegions: z.array(z.string()),
  residency: z.string(),
});
export type SourceView = z.infer<typeof SourceView>;
