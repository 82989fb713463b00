import { DescribeLogStreamsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeEndpointCommand,
  DescribeModelCommand,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
  ListTagsCommand,
} from "@aws-sdk/client-sagemaker";
import { expect } from "vitest";
import { test } from "../testing/simulator-test.ts";

const all = { MaxResults: 100 };

test("the company has endpoints that earn their keep, idle ones, a failed one and leftovers", async ({
  clients: { sagemaker },
}) => {
  const { Endpoints = [] } = await sagemaker.send(new ListEndpointsCommand(all));
  expect(Object.fromEntries(Endpoints.map((each) => [each.EndpointName, each.EndpointStatus]))).toEqual({
    "support-chat": "InService",
    "twinllama-trial": "InService",
    "claims-embeddings": "InService",
    "legal-summaries": "Failed",
    "churn-scores": "InService",
  });
  const { EndpointConfigs = [] } = await sagemaker.send(new ListEndpointConfigsCommand(all));
  const { Models = [] } = await sagemaker.send(new ListModelsCommand(all));
  const endpoints = new Set(Endpoints.map(({ EndpointName }) => EndpointName));
  const models = new Set(Models.map(({ ModelName }) => ModelName));
  const configs = EndpointConfigs.map(({ EndpointConfigName }) => EndpointConfigName);
  expect(configs.filter((name) => !endpoints.has(name))).toEqual(["weekly-forecast", "reranker-old"]);
  expect(models.has("weekly-forecast")).toBe(true);
  expect(models.has("reranker-old")).toBe(false);
  expect(models.has("flan-experiment")).toBe(true);
});

test("one endpoint has been forgotten for 47 days on four GPUs", async ({ clients: { sagemaker } }) => {
  const found = await sagemaker.send(new DescribeEndpointCommand({ EndpointName: "twinllama-trial" }));
  const days = (Date.now() - (found.CreationTime?.getTime() ?? 0)) / 86_400_000;
  expect(days).toBeCloseTo(47, 1);
});

test("one is tagged as Quarry's, one has no tag", async ({ clients: { sagemaker } }) => {
  const tagsOf = async (name: string) =>
    (
      await sagemaker.send(
        new ListTagsCommand({ ResourceArn: `arn:aws:sagemaker:us-west-2:111122223333:endpoint/${name}` }),
      )
    ).Tags;
  expect(await tagsOf("claims-embeddings")).toContainEqual({ Key: "quarry:managed-by", Value: "quarry" });
  expect(await tagsOf("churn-scores")).toEqual([]);
});

test("the failed one says why, and so does its log", async ({ clients: { sagemaker, logs } }) => {
  const found = await sagemaker.send(new DescribeEndpointCommand({ EndpointName: "legal-summaries" }));
  expect(found.FailureReason).toContain("did not pass the ping health check");
  const logGroupName = "/aws/sagemaker/Endpoints/legal-summaries";
  expect((await logs.send(new DescribeLogStreamsCommand({ logGroupName }))).logStreams).toHaveLength(1);
});

test("scenario empty has none", async ({ clients: { sagemaker }, control }) => {
  await control("/scenario", { name: "empty" });
  expect((await sagemaker.send(new ListEndpointsCommand({}))).Endpoints).toEqual([]);
  await expect(sagemaker.send(new DescribeModelCommand({ ModelName: "churn-scores" }))).rejects.toThrow(
    "Could not find model",
  );
});
