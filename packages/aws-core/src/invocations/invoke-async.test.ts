import { CreateUserCommand, CreateAccessKeyCommand, PutUserPolicyCommand } from "@aws-sdk/client-iam";
import { DeleteObjectCommand, GetObjectCommand } from "@aws-sdk/client-s3";
import { expect, test, vi } from "vitest";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { describeEndpoint } from "../endpoints/describe-endpoint.ts";
import { aDeployment } from "../endpoints/testing/a-deployment.ts";
import { makeEndpoint } from "../endpoints/testing/simulated-endpoint.ts";
import type { DeploymentSpec } from "../endpoints/deployment-spec.ts";
import { below, readS3Address } from "../objects/s3-address.ts";
import { explainInvocation } from "./explain-invocation.ts";
import { invokeAsync, type AsyncCall, type AsyncEvent, type AsyncPatience } from "./invoke-async.ts";

const aws = simulateAws();
const answers = "s3://quarry-answers-111122223333";
const queue: NonNullable<DeploymentSpec["async"]> = {
  outputPath: `${answers}/out/`,
  failurePath: `${answers}/failed/`,
  concurrentPerInstance: 1,
  successTopic: null,
  errorTopic: null,
};
const chat = JSON.stringify({ messages: [{ role: "user", content: "Hi" }], max_tokens: 20 });
const call: AsyncCall = {
  endpoint: "twin-llama",
  body: chat,
  contentType: "application/json",
  inputFolder: `${answers}/out/quarry-tests`,
};
const short: AsyncPatience = { deadlineMs: 60_000, firstPauseMs: 20 };

async function serving(part: Partial<NonNullable<DeploymentSpec["async"]>> = {}): Promise<AwsClients> {
  const clients = aws.clients();
  await makeEndpoint(clients, aDeployment({ async: { ...queue, ...part } }));
  await aws.control("clock/advance", { seconds: 600 });
  // An answer takes three seconds of simulated time.
  await aws.control("settings", { timeScale: 20 });
  return clients;
}

interface Outcome {
  events: AsyncEvent[];
  error: unknown;
}

async function outcomeOf(
  clients: AwsClients,
  part: Partial<AsyncCall> = {},
  patience = short,
): Promise<Outcome> {
  const events: AsyncEvent[] = [];
  try {
    for await (const event of invokeAsync(clients, { ...call, ...part }, patience)) events.push(event);
    return { events, error: undefined };
  } catch (error) {
    return { events, error };
  }
}

async function restOf(events: AsyncIterable<AsyncEvent>): Promise<AsyncEvent | undefined> {
  let last: AsyncEvent | undefined;
  for await (const event of events) last = event;
  return last;
}

const operations = () => aws.calls().map(({ operation }) => operation);

test("a call is queued, waited for and answered, and stays readable where it was put", async () => {
  const clients = await serving();
  const { events, error } = await outcomeOf(clients);
  expect(error).toBeUndefined();
  const [queued] = events;
  if (queued?.type !== "queued") throw new Error("The call was not queued.");
  expect(queued).toMatchObject({
    input: expect.stringMatching(/\/out\/quarry-tests\/[0-9a-f-]{36}\.json$/),
    output: expect.stringMatching(/\/out\/[0-9a-f-]{36}\.out$/),
    failure: expect.stringMatching(/\/failed\/[0-9a-f-]{36}-error\.out$/),
  });
  expect(events.filter(({ type }) => type === "waiting").length).toBeGreaterThan(1);
  const last = events.at(-1);
  expect(last).toMatchObject({ type: "answered", contentType: "application/json" });
  expect(last?.type === "answered" ? JSON.parse(last.body) : {}).toMatchObject({ choices: [{}] });
  expect(last?.type === "answered" ? last.waitedMs : 0).toBeGreaterThanOrEqual(100);
  const { bucket, key } = readS3Address(queued.input);
  const stored = await clients.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  expect(await stored.Body?.transformToString()).toBe(chat);
});

test("an endpoint tells where it queues, and any other that it does not", async () => {
  const clients = await serving();
  expect(await describeEndpoint(clients, "twin-llama")).toMatchObject({
    queue: { outputPath: queue.outputPath },
  });
  expect(await describeEndpoint(clients, "twinllama-trial")).toMatchObject({ queue: null });
});

test("a failure of the container is thrown with its words, and explained", async () => {
  const clients = await serving();
  const { events, error } = await outcomeOf(clients, { body: "{}" });
  expect(events[0]?.type).toBe("queued");
  expect(error).toMatchObject({
    code: "invalid",
    awsCode: "ModelError",
    message: expect.stringMatching(/\(400\)/),
  });
});

test("a call that the endpoint cannot read is explained by what its role lacks", async () => {
  const clients = await serving();
  const events = invokeAsync(clients, call, short);
  const { value: queued } = await events.next();
  if (queued?.type !== "queued") throw new Error("The call was not queued.");
  const { bucket, key } = readS3Address(queued.input);
  await clients.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  const error: unknown = await restOf(events).catch((thrown: unknown) => thrown);
  expect(explainInvocation(error).ruleId).toBe("input-unread");
});

test("without an answer the wait ends at its deadline, and says where to look", async () => {
  const clients = await serving({ failurePath: null });
  const began = performance.now();
  const { events, error } = await outcomeOf(clients, { body: "{}" }, { deadlineMs: 400, firstPauseMs: 20 });
  expect(performance.now() - began).toBeLessThan(20_000);
  expect(events[0]).toMatchObject({ failure: null });
  expect(error).toMatchObject({
    code: "timeout",
    message: expect.stringMatching(
      /^After \d+ seconds? there is nothing at s3:\/\/quarry-answers-\d+\/out\//,
    ),
  });
  expect(explainInvocation(error)).toMatchObject({ ruleId: "no-answer-yet", passing: true });
});

test("when the caller goes, nobody looks any more", async () => {
  const clients = await serving({ failurePath: null });
  const caller = new AbortController();
  const events = invokeAsync(
    clients,
    { ...call, body: "{}", signal: caller.signal },
    {
      deadlineMs: 60_000,
      firstPauseMs: 5000,
    },
  );
  await events.next();
  await events.next();
  const looking = events.next();
  caller.abort();
  await expect(looking).rejects.toMatchObject({ code: "aborted" });
});

test("a hiccup while looking is waited out", async () => {
  const clients = await serving();
  const events = invokeAsync(clients, call, short);
  await events.next();
  await aws.control("failures", { operation: "s3:GetObject", kind: "server-error", count: 3 });
  expect((await restOf(events))?.type).toBe("answered");
});

test.each([
  ["s3://quarry-no-such-bucket/in", "bucket-missing"],
  ["s3://quarry-models-eu-111122223333/in", "bucket-elsewhere"],
  ["s3://claims-models-444455556666/in", "bucket-closed"],
])("%s is refused before anything is queued: %s", async (inputFolder, ruleId) => {
  const clients = await serving();
  const { events, error } = await outcomeOf(clients, { inputFolder });
  expect(events).toEqual([]);
  expect(explainInvocation(error).ruleId).toBe(ruleId);
  expect(operations()).not.toContain("InvokeEndpointAsync");
});

test("whoever may write but not list is told so before anything is queued", async () => {
  const clients = await serving();
  const named = { UserName: "portal" };
  const statement = {
    Effect: "Allow",
    Action: ["s3:PutObject", "s3:GetObject", "sagemaker:*"],
    Resource: "*",
  };
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await clients.iam.send(new CreateUserCommand(named));
  await clients.iam.send(new PutUserPolicyCommand({ ...named, PolicyName: "p", PolicyDocument }));
  const { AccessKey } = await clients.iam.send(new CreateAccessKeyCommand(named));
  vi.stubEnv("AWS_ACCESS_KEY_ID", AccessKey?.AccessKeyId ?? "");
  const { error } = await outcomeOf(aws.clients());
  expect(explainInvocation(error)).toMatchObject({
    ruleId: "bucket-closed",
    remedy: expect.stringMatching(/s3:ListBucket/),
  });
  expect(operations()).not.toContain("InvokeEndpointAsync");
});

test("a folder with or without a slash at its end is one folder", () => {
  expect([below("s3://b/a/", "c"), below("s3://b/a", "c"), below("s3://b", "c")]).toEqual([
    "s3://b/a/c",
    "s3://b/a/c",
    "s3://b/c",
  ]);
  expect(() => readS3Address("https://b/c")).toThrow(/Not a place in S3/);
});
