import { RegisterScalableTargetCommand } from "@aws-sdk/client-application-auto-scaling";
import { beforeEach, expect, test } from "vitest";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { serveAnswers } from "../clients/testing/serve-answers.ts";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { describeConfig } from "../endpoints/describe-config.ts";
import { countInstances } from "./count-instances.ts";
import { deleteLeftover } from "./delete-leftover.ts";
import { surveyEndpoints } from "./survey-endpoints.ts";

const aws = simulateAws();
let clients: AwsClients;

beforeEach(() => {
  clients = aws.clients("us-west-2");
});

const leftovers = async () =>
  (await surveyEndpoints(clients)).leftovers.map(({ kind, name }) => ({ kind, name }));

test("every endpoint is told with its configuration, and what nothing uses with its kind", async () => {
  const { endpoints } = await surveyEndpoints(clients);
  const forgotten = endpoints.find(({ endpoint }) => endpoint.name === "twinllama-trial");
  expect(forgotten).toMatchObject({
    endpoint: { status: "InService" },
    config: { variants: [{ instanceType: "ml.g5.12xlarge" }] },
  });
  expect(endpoints.map(({ endpoint }) => endpoint.name)).toContain("support-chat");
  expect(await leftovers()).toEqual(
    expect.arrayContaining([
      { kind: "configuration", name: "reranker-old" },
      { kind: "model", name: "flan-experiment" },
    ]),
  );
});

test("what is used is no leftover: neither the models of configurations nor those of components", async () => {
  const names = (await leftovers()).map(({ name }) => name);
  for (const used of ["support-chat", "twinllama-trial", "claims-embeddings"])
    expect(names).not.toContain(used);
});

test("instances of a type are counted over all endpoints, but for those that failed", async () => {
  expect(await countInstances(clients, "ml.g5.12xlarge")).toBe(1);
  expect(await countInstances(clients, "ml.p4d.24xlarge")).toBe(0);
});

test("a leftover is deleted, a second time too, and what is in use stays", async () => {
  await deleteLeftover(clients, { kind: "configuration", name: "reranker-old" });
  await deleteLeftover(clients, { kind: "configuration", name: "reranker-old" });
  await deleteLeftover(clients, { kind: "model", name: "flan-experiment" });
  const names = (await leftovers()).map(({ name }) => name);
  expect(names).not.toContain("reranker-old");
  expect(names).not.toContain("flan-experiment");
  await deleteLeftover(clients, { kind: "configuration", name: "twinllama-trial" });
  expect(await describeConfig(clients, "twinllama-trial")).toBeDefined();
});

const target = {
  ServiceNamespace: "sagemaker",
  ScalableDimension: "sagemaker:variant:DesiredInstanceCount",
  ResourceId: "endpoint/twinllama-trial/variant/AllTraffic",
} as const;

test("a target of an endpoint that is there is no leftover", async () => {
  const command = new RegisterScalableTargetCommand({ ...target, MinCapacity: 1, MaxCapacity: 2 });
  await clients.autoscaling.send(command);
  expect(await leftovers()).not.toContainEqual({ kind: "target", name: target.ResourceId });
});

test("a target whose endpoint is gone is found and removed", async () => {
  const targets = [{ ...target, ScalableTargetARN: "arn:aws:application-autoscaling:us-west-2:1:target/1" }];
  await serveAnswers((request, response) => {
    const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
    if (operation === "DeregisterScalableTarget") targets.length = 0;
    response.setHeader("content-type", "application/x-amz-json-1.1");
    response.end(JSON.stringify(operation === "DescribeScalableTargets" ? { ScalableTargets: targets } : {}));
  });
  clients = aws.clients("us-west-2");
  const loose = { kind: "target", name: target.ResourceId } as const;
  expect(await leftovers()).toEqual([loose]);
  await deleteLeftover(clients, loose);
  expect(await leftovers()).toEqual([]);
});
