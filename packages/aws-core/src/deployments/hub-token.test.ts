import { inspect } from "node:util";
import { DescribeModelCommand } from "@aws-sdk/client-sagemaker";
import { expect, test } from "vitest";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { buildCalls } from "../endpoints/build-calls.ts";
import { aDeployment, aHubModel } from "../endpoints/testing/a-deployment.ts";
import { secretOf } from "../roles/secret.ts";
import { bringUp } from "./bring-up.ts";
import { takeDown } from "./take-down.ts";

const aws = simulateAws();
const operationId = "0192f0c1-7d3e-7c11-8f3a-2b9a5c0d4e6f";
const token = "hf_CanaryCanaryCanaryCanary";

/** A deployment of a gated model, which counts how often its token is opened. */
function gated(name: string) {
  const access = { kind: "token", tokenId: operationId } as const;
  const model = { ...aHubModel, repository: "meta-llama/Llama-3.1-8B-Instruct", access };
  const roleArn = "arn:aws:iam::111122223333:role/quarry-execution";
  const tags = [{ key: "quarry:operation", value: operationId }];
  const calls = buildCalls(aDeployment({ name, model, roleArn }), { generation: 1, tags });
  const opened = { times: 0 };
  const openHubToken = async () => {
    opened.times += 1;
    return secretOf(token);
  };
  return { deployment: { calls, operationId, openHubToken }, opened };
}

const clients = () => aws.clients("us-west-2");

async function up(deployment: Parameters<typeof bringUp>[1]): Promise<string> {
  for (let passes = 0; passes < 10; passes += 1) {
    const { state } = await bringUp(clients(), deployment);
    if (state !== "waiting") return state;
    await aws.control("clock/advance", { seconds: 600 });
  }
  return "waiting";
}

test("the token is opened once, for the model, and a stop and a start need it no more", async () => {
  const { deployment, opened } = gated("gated-llama");
  expect(await up(deployment)).toBe("ready");
  const { names } = deployment.calls;
  const command = new DescribeModelCommand({ ModelName: names.model });
  const made = await clients().sagemaker.send(command);
  expect(made.PrimaryContainer?.Environment).toMatchObject({ HF_TOKEN: token });
  const order = { endpoint: names.endpoint, configurations: [], models: [], operationId, keepParts: true };
  for (let state = "waiting"; state === "waiting";) {
    ({ state } = await takeDown(clients(), order));
    await aws.control("clock/advance", { seconds: 600 });
  }
  expect(await up(deployment)).toBe("ready");
  expect(opened.times).toBe(1);
  expect(JSON.stringify(deployment.calls)).not.toContain(token);
});

test("without somebody who opens the token no model is made", async () => {
  const { calls } = gated("no-opener").deployment;
  await expect(bringUp(clients(), { calls, operationId })).rejects.toThrow(/needs a Hub token/);
  const command = new DescribeModelCommand({ ModelName: calls.names.model });
  await expect(clients().sagemaker.send(command)).rejects.toThrow(/Could not find model/);
});

test("a refusal that repeats the environment leaves without the token", async () => {
  await aws.control("failures", {
    operation: "sagemaker:CreateModel",
    count: 1,
    kind: "error",
    code: "ValidationException",
    status: 400,
    message: `1 validation error detected: Value '{HF_TOKEN=${token}}' at 'primaryContainer.environment' is not good`,
  });
  const refusal: unknown = await bringUp(clients(), gated("refused").deployment).catch(
    (error: unknown) => error,
  );
  expect(refusal).toMatchObject({
    code: "invalid",
    message: expect.stringContaining("{HF_TOKEN=[Hub token]}"),
  });
  expect(inspect(refusal, { depth: 20, showHidden: true })).not.toContain(token);
});

test("a model of somebody else is not taken over, and no token is opened for it", async () => {
  const { deployment, opened } = gated("theirs");
  await up(deployment);
  const another = { ...deployment, operationId: "0192f0c1-0000-7c11-8f3a-2b9a5c0d4e6f" };
  await expect(bringUp(clients(), another)).rejects.toThrow(/not made for this deployment/);
  expect(opened.times).toBe(1);
});
