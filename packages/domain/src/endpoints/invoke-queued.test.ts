import { aDeployment } from "@quarry/aws-core/endpoints/testing/a-deployment";
import { makeEndpoint, simulatedRole } from "@quarry/aws-core/endpoints/testing/simulated-endpoint";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import type { InvocationEvent, InvokeEndpointInput } from "./invocation-schema.ts";
import { invocationsSeen, takenEndpoint } from "./testing/taken-endpoint.ts";

const world = useWorld();
let linus: Awaited<ReturnType<typeof world.as>>;

beforeAll(async () => {
  linus = await world.as("linus");
});

beforeEach(async () => {
  world.simulator.loadScenario("company");
  await world.database.endpoint.deleteMany();
});

const answers = "s3://quarry-answers-111122223333";
const deployment = aDeployment({
  roleArn: simulatedRole,
  async: {
    outputPath: `${answers}/out/`,
    failurePath: `${answers}/failed`,
    concurrentPerInstance: 1,
    successTopic: null,
    errorTopic: null,
  },
});

/** An endpoint that queues its calls and answers after a tenth of a second, made here or found; returns its id. */
async function queueing(part: { spec?: object } = { spec: deployment }): Promise<string> {
  const connection = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  await makeEndpoint(world.means.aws.clientsFor(connection, "us-west-2"), deployment);
  world.simulator.advanceClock(600);
  world.simulator.configure({ timeScale: 30 });
  return takenEndpoint(world, deployment.name, part);
}

const chat = (stream = false) => ({
  form: "openai-chat" as const,
  messages: [{ role: "user" as const, content: "Say hello" }],
  parameters: { maxNewTokens: 30 },
  stream,
});

async function eventsOf(input: InvokeEndpointInput): Promise<InvocationEvent[]> {
  const events: InvocationEvent[] = [];
  for await (const event of await linus.endpoints.invoke(input)) events.push(event);
  return events;
}

const latestCall = () => world.database.invocation.findFirstOrThrow({ orderBy: { startedAt: "desc" } });
const queuedIn = (events: readonly InvocationEvent[]) => {
  const found = events.find((event) => event.type === "queued");
  if (!found) throw new Error("The call was not queued.");
  return found;
};

test.each([
  ["that was asked for here", { spec: deployment }],
  ["that was found", {}],
])("an endpoint %s queues a call, is waited for, and answers", async (...[, part]) => {
  const events = await eventsOf({ id: await queueing(part), call: chat() });
  const types = [...new Set(events.map(({ type }) => type))];
  expect(types).toEqual(["request", "queued", "waiting", "raw", "text", "facts", "done"]);
  expect(queuedIn(events)).toMatchObject({
    input: expect.stringMatching(/\/out\/quarry-tests\/[0-9a-f-]{36}\.json$/u),
    output: expect.stringMatching(/\.out$/u),
    failure: expect.stringMatching(/-error\.out$/u),
  });
  expect(invocationsSeen(world).map(({ operation }) => operation)).toEqual(["InvokeEndpointAsync"]);
  expect(await latestCall()).toMatchObject({ outcome: "completed", outputTokens: expect.any(Number) });
});

test("a call is put where somebody wants it, and never asks for a stream", async () => {
  const inputFolder = `${answers}/in`;
  const events = await eventsOf({ id: await queueing(), inputFolder, call: chat(true) });
  expect(queuedIn(events).input).toMatch(/\/in\/[0-9a-f-]{36}\.json$/u);
  const [request] = events;
  expect(JSON.parse(request?.type === "request" ? request.body : "")).not.toHaveProperty("stream");
  expect(events.at(-1)?.type).toBe("done");
});

test("a failure is told with the container's words after the call was queued", async () => {
  const events = await eventsOf({ id: await queueing(), call: { form: "raw", body: "{}", stream: false } });
  expect(events.at(-1)).toMatchObject({
    type: "failed",
    cause: expect.stringMatching(/^Received client error \(400\) from primary/u),
  });
  expect(queuedIn(events).failure).toMatch(/-error\.out$/u);
  expect(await latestCall()).toMatchObject({ outcome: "failed", failureCode: "invalid" });
});

test.each([
  ["s3://quarry-no-such-bucket/in", /no such bucket/u],
  ["s3://quarry-models-eu-111122223333/in", /another Region/u],
  ["s3://claims-models-444455556666/in", /may not use the bucket/u],
])("a folder in %s is refused before anything is queued", async (inputFolder, title) => {
  const events = await eventsOf({ id: await queueing(), inputFolder, call: chat() });
  expect(events.at(-1)).toMatchObject({ type: "failed", title: expect.stringMatching(title) });
  expect(invocationsSeen(world)).toEqual([]);
});

test("a text that is no folder is refused at the call", async () => {
  const id = await queueing();
  await expect(
    linus.endpoints.invoke({ id, inputFolder: "https://example.com", call: chat() }),
  ).rejects.toMatchObject({ status: 400 });
});

test("when the caller goes, nobody looks for the answer any more", async () => {
  const id = await queueing();
  world.simulator.configure({ timeScale: 0.01 });
  const caller = new AbortController();
  const events = await linus.endpoints.invoke({ id, call: chat() }, { signal: caller.signal });
  const reading = (async () => {
    for await (const { type } of events) if (type === "waiting") caller.abort();
  })();
  await reading.catch(() => undefined);
  await expect.poll(async () => (await latestCall()).outcome).toBe("aborted");
});

test("what an endpoint takes tells its folder, and the code for a call is that of a queue", async () => {
  const id = await queueing();
  const { queue, obstacle } = await linus.endpoints.bodyForm({ id });
  expect([queue, obstacle]).toEqual([{ inputFolder: `${answers}/out/quarry-tests` }, null]);
  const { snippets } = await linus.endpoints.callCode({ id, inputFolder: `${answers}/in`, body: "{}" });
  for (const { code } of snippets) expect(code).toMatch(/async/iu);
  expect(snippets).toHaveLength(4);
  const at = await linus.endpoints.callCode({ id, body: "{}" });
  for (const { code } of at.snippets) expect(code).not.toMatch(/async/iu);
});

test("an endpoint that answers at once has no queue, and AWS is not asked what was approved here", async () => {
  const id = await takenEndpoint(world, "twinllama-trial", { spec: aDeployment() });
  expect((await linus.endpoints.bodyForm({ id })).queue).toBeNull();
  expect(world.simulator.journal().map(({ operation }) => operation)).not.toContain("DescribeEndpoint");
});

test("where AWS does not say, the call is made as to any other, and AWS's refusal tells", async () => {
  const id = await queueing({});
  await world.control("failures", {
    operation: "DescribeEndpoint",
    kind: "error",
    code: "AccessDeniedException",
    status: 403,
  });
  expect((await eventsOf({ id, call: chat() })).at(-1)).toMatchObject({
    type: "failed",
    cause: expect.stringMatching(/asynchronous endpoint/u),
  });
});
