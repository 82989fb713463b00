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
});
export type ProfileView = z.infer<typeof ProfileView>;

export const ProfileDetailView = ProfileView.extend({
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
