import { AwsError } from "@quarry/aws-core/errors/aws-error";
import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { baseModelOf, baseModelOfId } from "@quarry/aws-core/models/base-model";
import { listFoundationModels } from "@quarry/aws-core/models/list-foundation-models";
import { getInferenceProfile } from "@quarry/aws-core/profiles/get-inference-profile";
import { profileRouting } from "@quarry/aws-core/profiles/routing";
import { invalidField } from "../operation/domain-error.ts";
import type { SourceView } from "./schema.ts";

/**
 * What a new profile copies, as AWS describes it in that Region now.
 *
 * @throws DomainError `invalid` at `spec.source` when the Region has no such thing or it cannot be copied
 */
export async function findSource(
  clients: AwsClients,
  { source, region, accountId }: { source: string; region: string; accountId: string },
  signal: AbortSignal | undefined,
): Promise<SourceView> {
  if (source.includes(":application-inference-profile/")) {
    throw invalidField("spec.source", "AWS copies no application inference profile. Choose its model.");
  }
  if (source.split(":")[3] !== region) {
    throw invalidField("spec.source", `That model is in another Region. Choose one of ${region}.`);
  }
  if (!["", accountId].includes(source.split(":")[4] ?? "")) {
    throw invalidField("spec.source", `That profile is of another account. Choose one of ${accountId}.`);
  }
  return source.includes(":inference-profile/")
    ? systemDefined(clients, source, signal)
    : foundationModel(clients, source, signal);
}

async function systemDefined(
  clients: AwsClients,
  arn: string,
  signal: AbortSignal | undefined,
): Promise<SourceView> {
  const profile = await getInferenceProfile(clients, arn, signal).catch((error: unknown) => {
    if (error instanceof AwsError && (error.code === "not-found" || error.code === "invalid")) return null;
    throw error;
  });
  if (profile?.type !== "SYSTEM_DEFINED") {
    throw invalidField("spec.source", "AWS has no such system-defined profile in this Region any more.");
  }
  const { prefix, destinationRegions, residency } = profileRouting(profile);
  const { baseModelId, provider } = baseModelOf(profile);
  return {
    arn: profile.arn,
    name: profile.name,
    kind: "system-defined",
    baseModelId: baseModelId ?? profile.profileId,
    provider: provider ?? "",
    routing: prefix,
    destinationRegions,
    residency,
  };
}

async function foundationModel(
  clients: AwsClients,
  arn: string,
  signal: AbortSignal | undefined,
): Promise<SourceView> {
  const models = await listFoundationModels(clients, signal);
  const model = models.find(({ modelArn }) => modelArn === arn);
  if (!model)
    throw invalidField("spec.source", "AWS lists no such foundation model in this Region any more.");
  if (!model.inferenceTypes.includes("ON_DEMAND")) {
    throw invalidField(
      "spec.source",
      `${model.modelId} cannot be called on demand in this Region. Choose a system-defined profile of it.`,
    );
  }
  return foundationSource(model);
}

/** A foundation model as something to copy: requests stay in its Region. */
export function foundationSource(model: { modelArn: string; modelId: string; name: string }): SourceView {
  const region = model.modelArn.split(":")[3] ?? "";
  return {
    arn: model.modelArn,
    name: model.name,
    kind: "foundation-model",
    baseModelId: model.modelId,
    provider: baseModelOfId(model.modelId).provider ?? "",
    routing: "none",
    destinationRegions: [region],
    residency: `Requests are processed in ${region} only.`,
  };
}
