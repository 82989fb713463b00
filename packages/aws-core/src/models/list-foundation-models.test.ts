import { expect, test } from "vitest";
import { serveAnswers } from "../clients/testing/serve-answers.ts";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { listFoundationModels } from "./list-foundation-models.ts";
import { FoundationModel } from "./schema.ts";

const aws = simulateAws();

test("the models of a Region are listed in our words", async () => {
  const models = await listFoundationModels(aws.clients());
  expect(models.map((model) => FoundationModel.parse(model).modelId)).toContain("amazon.nova-lite-v1:0");
  expect(models.find(({ providerName }) => providerName === "Anthropic")?.inferenceTypes).toContain(
    "INFERENCE_PROFILE",
  );
});

test("a model without an id is left out, and missing facts are empty", async () => {
  const modelArn = "arn:aws:bedrock:us-west-2::foundation-model/a.b";
  const modelSummaries = [{ modelId: "a.b", modelArn }, { modelArn }];
  await serveAnswers((_request, response) => response.end(JSON.stringify({ modelSummaries })));
  expect(await listFoundationModels(aws.clients())).toEqual([
    {
      modelId: "a.b",
      modelArn,
      name: "a.b",
      providerName: "",
      inputModalities: [],
      outputModalities: [],
      streaming: false,
      inferenceTypes: [],
      lifecycle: "ACTIVE",
    },
  ]);
});

test("a refusal is a denied error that names the operation", async () => {
  aws.loadScenario("explicit-deny");
  await expect(listFoundationModels(aws.clients())).rejects.toMatchObject({
    code: "denied",
    operation: "ListFoundationModels",
  });
});
