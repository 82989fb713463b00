import { CodeFile } from "@quarry/aws-core/as-code/schema";
import { ParameterRules } from "@quarry/aws-core/models/schema";
import { InferenceProfile, ProfileModel, ProfileTag } from "@quarry/aws-core/profiles/schema";
import { Snippet } from "@quarry/aws-core/snippets/schema";
import { StudioVerdict, StudioVerdictName } from "@quarry/aws-core/verdicts/schema";
import { z } from "zod";
import { Paging, pageOf } from "../operation/paging.ts";
import { searchText } from "../operation/text.ts";

export const origins = ["studio", "quarry", "other", "aws"] as const;
/** Who made the profile: the Unified Studio, Quarry, someone else, or AWS itself (system-defined). */
export const ProfileOrigin = z.enum(origins);
export type ProfileOrigin = z.infer<typeof ProfileOrigin>;

export const CatalogVerdict = z.enum([...StudioVerdictName.options]);

export const AdoptionView = z.object({
  team: z.string(),
  adoptedBy: z.string(),
  adoptedAt: z.string(),
  exportId: z.string().nullable(),
  exportFileName: z.string().nullable(),
});
export type AdoptionView = z.infer<typeof AdoptionView>;

/** What budgets hold a profile back, or will again when an override ends. */
export const ProfileSuspension = z.object({
  /** False while every such budget is overridden: the profile can be called. */
  isHeld: z.boolean(),
  /** Which budgets, since when and until when, in the words of a refused call. */
  explanation: z.string(),
  /** Those that the one who asks may see. */
  budgets: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type ProfileSuspension = z.infer<typeof ProfileSuspension>;

export const ProfileView = z.object({
  id: z.uuid(),
  arn: z.string(),
  partition: z.string(),
  region: z.string(),
  accountId: z.string(),
  profileId: z.string(),
  name: z.string(),
  description: z.string(),
  type: InferenceProfile.shape.type,
  status: z.string(),
  baseModelId: z.string().nullable(),
  provider: z.string().nullable(),
  routing: z.string().nullable(),
  destinationRegions: z.array(z.string()),
  tags: z.array(ProfileTag),
  tagsReadable: z.boolean(),
  origin: ProfileOrigin,
  verdict: CatalogVerdict,
  verdictSentence: z.string(),
  studioProjectId: z.string().nullable(),
  studioDomainId: z.string().nullable(),
  connection: z.string(),
  createdAt: z.string().nullable(),
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
  goneAt: z.string().nullable(),
  adoptions: z.array(AdoptionView),
  suspension: ProfileSuspension.nullable(),
});
export type ProfileView = z.infer<typeof ProfileView>;

/** Why AWS has not deleted a profile, since when. */
export const DeletionFailure = z.object({
  awsCode: z.string(),
  title: z.string(),
  cause: z.string(),
  remedy: z.string(),
  at: z.string(),
});
export type DeletionFailure = z.infer<typeof DeletionFailure>;

/** How long a profile stays and what the one who asks may do about it. */
export const ProfileCare = z.object({
  /** ISO date; null: no end. */
  expiresOn: z.string().nullable(),
  deletionWantedAt: z.string().nullable(),
  deletionFailure: DeletionFailure.nullable(),
  mayChange: z.boolean(),
  /** Whether the one who asks may request its deletion. */
  mayAskDeletion: z.boolean(),
  /** Whether the one who asks may see what it costs. */
  maySeeCost: z.boolean(),
  /** The request that made it, if Quarry did. */
  requestId: z.uuid().nullable(),
});
export type ProfileCare = z.infer<typeof ProfileCare>;

export const ProfileDetailView = ProfileView.extend({
  care: ProfileCare,
  models: z.array(ProfileModel),
  residency: z.string(),
  studioVerdict: StudioVerdict,
  /** Which inference parameters the base model takes; null while the model is unknown. */
  parameters: ParameterRules.nullable(),
});
export type ProfileDetailView = z.infer<typeof ProfileDetailView>;

// A query string holds one value as itself and several as a list.
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(50).default([]),
  );

/** `Key:value`; the key ends at the first colon. */
const TagToken = searchText(400).regex(/^[^:]{1,128}:/u, "Write a tag as Key:value.");

export const profileSorts = [
  "name",
  "region",
  "baseModelId",
  "verdict",
  "origin",
  "lastSeenAt",
  "awsCreatedAt",
] as const;

const filterFields = {
  q: searchText(200).default(""),
  tag: listOf(TagToken),
  region: listOf(searchText(40)),
  model: listOf(searchText(140)),
  verdict: listOf(CatalogVerdict),
  origin: listOf(ProfileOrigin),
  type: listOf(InferenceProfile.shape.type),
  status: listOf(searchText(40)),
  account: listOf(searchText(12)),
  /** `adopted`: in a catalog of the actor's teams; `present`: AWS still lists it; `gone`: it no longer does. */
  scope: z.enum(["all", "adopted", "present", "gone"]).default("present"),
  sort: z.enum(profileSorts).default("name"),
  order: z.enum(["asc", "desc"]).default("asc"),
};

export const ProfileFilter = z.strictObject({ ...filterFields, ...Paging });
export type ProfileFilter = z.infer<typeof ProfileFilter>;
export const ProfileSelection = z.strictObject(filterFields);
export type ProfileSelection = z.infer<typeof ProfileSelection>;
export const ProfilePage = pageOf(ProfileView);
export type ProfilePage = z.infer<typeof ProfilePage>;

export const ProfileReference = z.strictObject({ id: z.uuid() });

export const SnippetsView = z.object({ snippets: z.array(Snippet) });

/** A profile as files; `remark` tells what to know before they are used, or why there are none. */
export const CodeView = z.object({ files: z.array(CodeFile), remark: z.string().nullable() });
export type CodeView = z.infer<typeof CodeView>;

export const policyIds = ["invoke", "studio", "manage", "manage-owned"] as const;

/** An IAM policy for a profile; `document` is JSON as IAM takes it. */
export const ProfilePolicyView = z.object({
  id: z.enum(policyIds),
  label: z.string(),
  document: z.string(),
  statements: z.array(z.object({ sid: z.string(), sentence: z.string() })),
  /** Known to work from the field and from the text of AWS's own policies, not from documentation. */
  fieldProven: z.boolean(),
});
export type ProfilePolicyView = z.infer<typeof ProfilePolicyView>;
export const ProfilePoliciesView = z.object({ policies: z.array(ProfilePolicyView) });

const Facet = z.array(z.object({ value: z.string(), count: z.int() }));
export const ProfileFacets = z.object({
  region: Facet,
  model: Facet,
  verdict: Facet,
  origin: Facet,
  type: Facet,
  status: Facet,
  tag: Facet,
});
export type ProfileFacets = z.infer<typeof ProfileFacets>;

/** How the last reading of one region went; `error` tells why nothing newer is shown. */
export const RegionMirrorView = z.object({
  connection: z.string(),
  accountId: z.string(),
  region: z.string(),
  lastAttemptAt: z.string().nullable(),
  lastSuccessAt: z.string().nullable(),
  profileCount: z.int(),
  error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
});
export type RegionMirrorView = z.infer<typeof RegionMirrorView>;
export const MirrorStateView = z.object({ regions: z.array(RegionMirrorView), refreshing: z.boolean() });
export type MirrorStateView = z.infer<typeof MirrorStateView>;

export const DeleteProfileInput = z.strictObject({
  id: z.uuid(),
  /** The profile's name, typed. */
  name: z.string().max(200),
  /** Whether it shall go although somebody has called it lately. */
  evenIfCalled: z.boolean().default(false),
});

export const ProfileCallsView = z.object({
  /** Null when CloudWatch does not say. */
  count: z
    .object({ calls: z.number(), days: z.int(), /** ISO date, UTC. */ lastDay: z.string().nullable() })
    .nullable(),
});

export const ExtendProfileInput = z.strictObject({ id: z.uuid(), expiresOn: z.iso.date().nullable() });
export const ExtendedProfile = z.object({ id: z.uuid(), expiresOn: z.string().nullable() });

export const EndingProfileView = z.object({
  id: z.uuid(),
  name: z.string(),
  region: z.string(),
  /** ISO date on which it is deleted. */
  expiresOn: z.string(),
});

export const ImportProfilesInput = z.strictObject({
  team: searchText(40).optional(),
  /** Any text that holds ARNs, up to 1 MB. */
  text: z.string().max(1_000_000, "Use at most 1,000,000 characters."),
});
export const ImportResult = z.object({
  adopted: z.array(z.object({ arn: z.string(), profileId: z.uuid(), name: z.string() })),
  refused: z.array(z.object({ arn: z.string(), reason: z.string() })),
});
export type ImportResult = z.infer<typeof ImportResult>;
