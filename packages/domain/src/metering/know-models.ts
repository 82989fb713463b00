import { baseModelOfId } from "@quarry/aws-core/models/base-model";
import { routingPrefixOf } from "@quarry/aws-core/profiles/routing-prefixes";
import type { Transaction } from "../operation/context.ts";

interface Place {
  connectionId: string;
  region: string;
}

interface Source {
  profileId: string | null;
  baseModelId: string | null;
  routing: string | null;
}

/**
 * The numbers of what CloudWatch tells tokens of, by its ModelId. Each is looked up in the catalog again, because a
 * profile may be metered before it is mirrored; what is no profile is a model that was called without one.
 */
export async function knowModels(
  transaction: Transaction,
  place: Place,
  modelIds: readonly string[],
): Promise<Map<string, number>> {
  const sources = await findSources(transaction, place, modelIds);
  const where = { ...place, modelId: { in: [...modelIds] } };
  const known = new Map(
    (await transaction.meteredModel.findMany({ where })).map((row) => [row.modelId, row] as const),
  );
  for (const modelId of modelIds.toSorted()) {
    const source = sources.get(modelId) ?? sourceOfModel(modelId);
    const row = known.get(modelId);
    if (row && isSame(row, source)) continue;
    const named = { ...place, modelId };
    await transaction.meteredModel.upsert({
      where: { connectionId_region_modelId: named },
      create: { ...named, ...source },
      update: source,
    });
  }
  const rows = await transaction.meteredModel.findMany({ where, select: { id: true, modelId: true } });
  return new Map(rows.map(({ id, modelId }) => [modelId, id]));
}

const isSame = (one: Source, other: Source): boolean =>
  one.profileId === other.profileId && one.baseModelId === other.baseModelId && one.routing === other.routing;

const lastPart = (modelId: string): string => modelId.slice(modelId.lastIndexOf("/") + 1);

async function findSources(
  transaction: Transaction,
  place: Place,
  modelIds: readonly string[],
): Promise<Map<string, Source>> {
  const profiles = await transaction.profile.findMany({
    where: { ...place, profileId: { in: modelIds.map(lastPart) } },
    select: { id: true, arn: true, profileId: true, baseModelId: true, routing: true },
  });
  const found = new Map<string, Source>();
  for (const modelId of modelIds) {
    const profile = profiles.find(({ arn, profileId }) => modelId === arn || modelId === profileId);
    if (!profile) continue;
    const { id, baseModelId, routing } = profile;
    found.set(modelId, { profileId: id, baseModelId, routing: routing ?? "none" });
  }
  return found;
}

/** An application profile that the catalog lacks tells nothing of its model, so it has no price yet. */
function sourceOfModel(modelId: string): Source {
  const id = lastPart(modelId);
  const isOpaque = modelId.includes(":application-inference-profile/") || !id.includes(".");
  if (isOpaque) return { profileId: null, baseModelId: null, routing: null };
  return {
    profileId: null,
    baseModelId: baseModelOfId(id).baseModelId,
    routing: routingPrefixOf(id) ?? "none",
  };
}
