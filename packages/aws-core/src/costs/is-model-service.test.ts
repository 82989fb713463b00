import { expect, test } from "vitest";
import { isModelService, soldModel } from "./is-model-service.ts";

test.each([
  "Amazon Bedrock",
  "Amazon Bedrock Service",
  "Amazon SageMaker",
  "Claude Sonnet 5 (Amazon Bedrock Edition)",
  "Cohere Command R+ (Amazon Bedrock Edition)",
])("%s sells or hosts models", (service) => {
  expect(isModelService(service)).toBe(true);
});

test.each([
  "",
  "Tax",
  "Amazon Simple Storage Service",
  "Savings Plans for AWS Machine Learning",
  "Amazon Bedrockish",
  "About Amazon Bedrock",
  " (Amazon Bedrock Edition)",
  "Claude Sonnet 5 (Amazon Bedrock Edition) Support",
  "amazon bedrock",
])("“%s” does not", (service) => {
  expect(isModelService(service)).toBe(false);
});

test("the model of a third party is in the name of its service", () => {
  expect(soldModel("Claude Sonnet 4.5 (Amazon Bedrock Edition)")).toBe("Claude Sonnet 4.5");
  expect(soldModel("Amazon Bedrock")).toBeUndefined();
});
