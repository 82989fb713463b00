import type {
  FoundationModelSummary,
  GetFoundationModelAvailabilityRequest,
  GetFoundationModelAvailabilityResponse,
  GetFoundationModelRequest,
  GetFoundationModelResponse,
  ListFoundationModelsRequest,
  ListFoundationModelsResponse,
} from "@aws-sdk/client-bedrock";
import type { Call } from "../../server/call.ts";
import { findModel, isOnDemand, modelArn, modelsIn } from "../../seed/catalog.ts";
import type { FoundationModel } from "../../seed/foundation-model.ts";
import { notFound, validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import type { World } from "../../world/world.ts";
import { endOfLife } from "./end-of-life.ts";

export const listFoundationModels = operation<ListFoundationModelsRequest, ListFoundationModelsResponse>(
  "ListFoundationModels",
  {
    effect: "read",
    access: () => [{ action: "bedrock:ListFoundationModels" }],
    run: (call, input) => ({
      modelSummaries: modelsIn(call.region)
        .map((model) => describeModel(model, call))
        .filter((model) => fits(model, input)),
    }),
  },
);

export const getFoundationModel = operation<GetFoundationModelRequest, GetFoundationModelResponse>(
  "GetFoundationModel",
  {
    effect: "read",
    access: (call, input) => [
      { action: "bedrock:GetFoundationModel", resource: modelArn(idOf(input.modelIdentifier), call.region) },
    ],
    run: (call, input) => ({
      modelDetails: describeModel(findModelHere(call, idOf(input.modelIdentifier)), call),
    }),
  },
);

export const getFoundationModelAvailability = operation<
  GetFoundationModelAvailabilityRequest,
  GetFoundationModelAvailabilityResponse
>("GetFoundationModelAvailability", {
  effect: "read",
  access: (call, input) => [
    { action: "bedrock:GetFoundationModelAvailability", resource: modelArn(input.modelId, call.region) },
  ],
  run(call, { modelId }) {
    if (findModel(modelId) === undefined) throw validationError("The provided model identifier is invalid.");
    const isHere = modelsIn(call.region).some((model) => model.id === modelId);
    return {
      modelId,
      agreementAvailability: { status: isHere ? "AVAILABLE" : "NOT_AVAILABLE" },
      authorizationStatus: "AUTHORIZED",
      entitlementAvailability: isHere ? "AVAILABLE" : "NOT_AVAILABLE",
      regionAvailability: isHere ? "AVAILABLE" : "NOT_AVAILABLE",
    };
  },
});

const idOf = (identifier: string): string => identifier.slice(identifier.indexOf("/") + 1);

function findModelHere(call: Call, id: string): FoundationModel {
  const model = modelsIn(call.region).find((known) => known.id === id);
  if (model === undefined)
    throw notFound("Could not resolve the foundation model from the provided model identifier.");
  return model;
}

function describeModel(model: FoundationModel, call: Call): FoundationModelSummary {
  const answer = {
    modelArn: modelArn(model.id, call.region),
    modelId: model.id,
    modelName: model.name,
    providerName: model.provider,
    inputModalities: [...model.input],
    outputModalities: [...model.output],
    responseStreamingSupported: model.output.includes("TEXT"),
    customizationsSupported: [...model.customizations],
    inferenceTypesSupported: inferenceTypes(model, call.region),
    modelLifecycle: describeLifecycle(model, call.world),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- AWS answers values that the SDK's enumerations lack: VIDEO, INFERENCE_PROFILE
  return answer as FoundationModelSummary;
}

/** INFERENCE_PROFILE is not in the SDK's enumeration, but is what AWS answers. */
function inferenceTypes(model: FoundationModel, region: string): string[] {
  const types: string[] = isOnDemand(model, region) ? ["ON_DEMAND"] : [];
  return model.profiles.length > 0 ? [...types, "INFERENCE_PROFILE"] : types;
}

function describeLifecycle(model: FoundationModel, world: World): FoundationModelSummary["modelLifecycle"] {
  const { lifecycle } = model;
  const legacyTime = lifecycle.legacy === undefined ? undefined : new Date(`${lifecycle.legacy}T00:00:00Z`);
  return {
    status: legacyTime !== undefined && legacyTime <= world.clock.now() ? "LEGACY" : "ACTIVE",
    startOfLifeTime: new Date(`${lifecycle.since}T00:00:00Z`),
    legacyTime,
    endOfLifeTime: endOfLife(model, world),
  };
}

const has = (values: readonly string[] | undefined, wanted: string | undefined): boolean =>
  wanted === undefined || (values?.includes(wanted) ?? false);

function fits(model: FoundationModelSummary, filter: ListFoundationModelsRequest): boolean {
  return (
    (filter.byProvider === undefined ||
      model.providerName?.toLowerCase() === filter.byProvider.toLowerCase()) &&
    has(model.outputModalities, filter.byOutputModality) &&
    has(model.inferenceTypesSupported, filter.byInferenceType) &&
    has(model.customizationsSupported, filter.byCustomizationType)
  );
}
