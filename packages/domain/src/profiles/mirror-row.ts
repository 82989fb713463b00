import { baseModelOf } from "@quarry/aws-core/models/base-model";
import { profileRouting } from "@quarry/aws-core/profiles/routing";
import type { InferenceProfile, ProfileTag } from "@quarry/aws-core/profiles/schema";
import { studioVerdict } from "@quarry/aws-core/verdicts/studio-verdict";
import type { ProfileOrigin } from "./schema.ts";

/** What AWS said of a profile: `tags` is null when they may not be read. */
export interface SeenProfile {
  profile: InferenceProfile;
  tags: readonly ProfileTag[] | null;
}

/** One profile as it was looked up by itself. */
export interface ReadProfile extends SeenProfile {
  /** When the lookup began: AWS may have changed since. */
  readAt: Date;
}

/** The columns of the catalog's row for a profile, all derived from what AWS said of it. */
export function mirrorColumns({ profile, tags }: SeenProfile) {
  const { baseModelId, provider } = baseModelOf(profile);
  const { prefix, destinationRegions } = profileRouting(profile);
  const verdict = studioVerdict({ profile, tags: tags === null ? null : [...tags] });
  return {
    partition: profile.partition,
    region: profile.region,
    accountId: profile.account,
    profileId: profile.profileId,
    name: profile.name,
    description: profile.description ?? "",
    type: profile.type,
    status: profile.status,
    baseModelId,
    provider,
    routing: prefix,
    destinationRegions,
    models: profile.models,
    origin: originOf({ profile, tags }, verdict.verdict),
    verdict: verdict.verdict,
    verdictSentence: verdict.sentence,
    studioProjectId: verdict.projectId,
    studioDomainId: verdict.domainId,
    tagsReadable: tags !== null,
    awsCreatedAt: dateOrNull(profile.createdAt),
    awsUpdatedAt: dateOrNull(profile.updatedAt),
  };
}

function originOf({ profile, tags }: SeenProfile, verdict: string): ProfileOrigin {
  if (profile.type === "SYSTEM_DEFINED") return "aws";
  if (tags?.some(({ key, value }) => key === "quarry:managed-by" && value === "quarry")) return "quarry";
  return verdict === "studio-made" ? "studio" : "other";
}

function dateOrNull(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}
