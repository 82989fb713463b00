import {
  GetFoundationModelAvailabilityCommand,
  GetFoundationModelCommand,
  ListFoundationModelsCommand,
} from "@aws-sdk/client-bedrock";
import { expect } from "vitest";
import { test } from "../../testing/simulator-test.ts";

test("a Region lists its models with how each may be invoked there", async ({ clients, connect }) => {
  const typesIn = async ({ bedrock }: typeof clients) => {
    const { modelSummaries = [] } = await bedrock.send(new ListFoundationModelsCommand({}));
    return modelSummaries.find(({ modelId }) => modelId === "anthropic.claude-3-5-sonnet-20241022-v2:0")
      ?.inferenceTypesSupported;
  };
  expect(await typesIn(clients)).toEqual(["ON_DEMAND", "INFERENCE_PROFILE"]);
  expect(await typesIn(connect({ region: "us-east-1" }))).toEqual(["INFERENCE_PROFILE"]);
});

test("models can be filtered by provider, output and inference type", async ({ clients: { bedrock } }) => {
  const filter = {
    byProvider: "Amazon",
    byOutputModality: "EMBEDDING",
    byInferenceType: "ON_DEMAND",
  } as const;
  const { modelSummaries } = await bedrock.send(new ListFoundationModelsCommand(filter));
  expect(modelSummaries?.map(({ modelId }) => modelId)).toEqual([
    "amazon.titan-embed-text-v1",
    "amazon.titan-embed-text-v2:0",
  ]);
});

test("models that can be fine-tuned are found by that", async ({ clients: { bedrock } }) => {
  const { modelSummaries } = await bedrock.send(
    new ListFoundationModelsCommand({ byCustomizationType: "DISTILLATION" }),
  );
  expect(modelSummaries?.map(({ modelName }) => modelName)).toEqual(["Nova Micro"]);
});

test("a model is found by id and by ARN, with its lifecycle", async ({ clients: { bedrock } }) => {
  const arn = "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-3-5-haiku-20241022-v1:0";
  const byArn = await bedrock.send(new GetFoundationModelCommand({ modelIdentifier: arn }));
  const byId = await bedrock.send(new GetFoundationModelCommand({ modelIdentifier: arn.split("/")[1] }));
  expect(byId.modelDetails).toEqual(byArn.modelDetails);
  expect(byArn.modelDetails).toMatchObject({
    modelArn: arn,
    modelLifecycle: { status: "LEGACY", endOfLifeTime: expect.any(Date) },
  });
});

test("a model that is not in the Region cannot be resolved", async ({ clients: { bedrock } }) => {
  const get = new GetFoundationModelCommand({ modelIdentifier: "amazon.nova-canvas-v1:0" });
  await expect(bedrock.send(get)).rejects.toMatchObject({
    name: "ResourceNotFoundException",
    message: "Could not resolve the foundation model from the provided model identifier.",
  });
});

test("availability tells whether the Region has the model", async ({ clients: { bedrock }, connect }) => {
  const ask = new GetFoundationModelAvailabilityCommand({ modelId: "amazon.nova-canvas-v1:0" });
  expect(await bedrock.send(ask)).toMatchObject({
    regionAvailability: "NOT_AVAILABLE",
    agreementAvailability: { status: "NOT_AVAILABLE" },
  });
  expect(await connect({ region: "us-east-1" }).bedrock.send(ask)).toMatchObject({
    authorizationStatus: "AUTHORIZED",
    entitlementAvailability: "AVAILABLE",
    regionAvailability: "AVAILABLE",
  });
});

test("availability of a model that nobody has is refused", async ({ clients: { bedrock } }) => {
  const ask = new GetFoundationModelAvailabilityCommand({ modelId: "acme.unknown-v1:0" });
  await expect(bedrock.send(ask)).rejects.toMatchObject({ name: "ValidationException" });
});
