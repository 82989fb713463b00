import type { InferenceProfile, ProfileModel } from "../profiles/schema.ts";

/**
 * What an application inference profile was copied from: AWS tells only the models it may call. A single model of
 * the profile's own Region is the source itself; several are those of one system-defined profile of that Region.
 * Undefined when none of the given profiles, or more than one, has exactly these models.
 */
export function findModelSource(
  { region, models }: Pick<InferenceProfile, "region" | "models">,
  systemProfiles: readonly Pick<InferenceProfile, "arn" | "type" | "region" | "models">[],
): string | undefined {
  const [only, ...others] = models;
  if (only === undefined) return undefined;
  if (only.region === region && others.length === 0) return only.modelArn;
  const wanted = modelKey(models);
  const sources = systemProfiles.filter(
    (candidate) =>
      candidate.type === "SYSTEM_DEFINED" &&
      candidate.region === region &&
      modelKey(candidate.models) === wanted,
  );
  return sources.length === 1 ? sources[0]?.arn : undefined;
}

const modelKey = (models: readonly ProfileModel[]): string =>
  models
    .map(({ modelArn }) => modelArn)
    .toSorted()
    .join(" ");
