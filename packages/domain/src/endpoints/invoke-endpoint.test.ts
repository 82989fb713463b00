import { Writable } from "node:stream";
import { putScaling } from "@quarry/aws-core/deployments/put-scaling";
import { describeInferenceComponent } from "@quarry/aws-core/endpoints/describe-inference-component";
import { aComponentDeployment } from "@quarry/aws-core/endpoints/testing/a-deployment";
import { makeComponent, makeEndpoint } from "@quarry/aws-core/endpoints/testing/simulated-endpoint";
import type { InvocationInput } from "@quarry/aws-core/invocations/schema";
import { executeSql } from "@quarry/database/execute-sql";
import { pino } from "pino";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import type { InvocationEvent } from "./invocation-schema.ts";
import { aPrompt, invocationsSeen, takenEndpoint } from "./testing/taken-endpoint.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let linus: Calls;

beforeAll(async () => {
  linus = await world.as("linus");
});

beforeEach(async () => {
  world.simulator.loadScenario("company");
  await world.database.endpoint.deleteMany();
});

const chat = (content: string, stream = false) => ({
  form: "openai-chat" as const,
  messages: [{ role: "user" as const, content }],
  parameters: { maxNewTokens: 60 },
  stream,
});
const component = "support-chat-twinllama";

async function collect(events: AsyncIterable<InvocationEvent>): Promise<InvocationEvent[]> {
  const all: InvocationEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

interface Asked {
  call: InvocationInput;
  component?: string;
}

const answersOf = async (id: string, asked: Asked) => collect(await linus.endpoints.invoke({ id, ...asked }));

const failureOf = async (id: string, asked: Asked) => {
  const last = (await answersOf(id, asked)).at(-1);
  if (last?.type !== "failed") throw new Error(`The call did not fail but ended with ${last?.type}.`);
  return last;
};

const textOf = (events: readonly InvocationEvent[]) =>
  events.map((event) => (event.type === "text" ? event.text : "")).join("");
const rawOf = (events: readonly InvocationEvent[]) =>
  events.map((event) => (event.type === "raw" ? event.text : "")).join("");
const latestCall = () => world.database.invocation.findFirstOrThrow({ orderBy: { startedAt: "desc" } });

test("TGI answers inputs with parameters: its text, the body as it came, and what was sent", async () => {
  const id = await takenEndpoint(world, "twinllama-trial");
  const parameters = { maxNewTokens: 5, repetitionPenalty: 1.1, temperature: 0.7, topP: 0.9 };
  const events = await answersOf(id, {
    call: aPrompt({ parameters: { ...parameters, returnFullText: true } }),
  });
  expect(events.map(({ type }) => type)).toEqual(["request", "raw", "text", "facts", "done"]);
  const [request] = events;
  expect(JSON.parse(request?.type === "request" ? request.body : "")).toEqual({
    inputs: "Write two sentences about stone",
    parameters: {
      max_new_tokens: 5,
      repetition_penalty: 1.1,
      temperature: 0.7,
      top_p: 0.9,
      return_full_text: true,
    },
  });
  expect(JSON.parse(rawOf(events))).toEqual([{ generated_text: textOf(events) }]);
  expect(textOf(events)).toMatch(/^Write two sentences about stone/u);
});

test("a chat is answered by the component that was named, with its tokens", async () => {
  const id = await takenEndpoint(world, "support-chat");
  const events = await answersOf(id, { call: chat("Say hello"), component });
  expect(textOf(events)).toMatch(/\w/u);
  const facts = events.find(({ type }) => type === "facts");
  expect(facts).toMatchObject({ outputTokens: expect.any(Number), finishReason: expect.any(String) });
  expect(await latestCall()).toMatchObject({
    outcome: "completed",
    failureCode: null,
    outputTokens: facts?.type === "facts" ? facts.outputTokens : undefined,
  });
});

test.each([
  ["TGI", "twinllama-trial", {}, aPrompt({ stream: true })],
  ["messages", "support-chat", { component }, chat("Write two sentences about stone", true)],
])("an answer to %s streams in pieces with the time of the first", async (...given) => {
  const [, name, named, call] = given;
  const events = await answersOf(await takenEndpoint(world, name), { call, ...named });
  const pieces = events.filter(({ type }) => type === "text");
  expect(pieces.length).toBeGreaterThan(3);
  expect(rawOf(events)).toMatch(/^data: ?\{/u);
  const first = events.find((event) => event.type === "first-piece");
  const last = events.at(-1);
  expect(first?.afterMillis).toBeGreaterThan(0);
  expect(last?.type === "done" ? last.durationMillis : 0).toBeGreaterThan(first?.afterMillis ?? Infinity);
  expect(await latestCall()).toMatchObject({
    outcome: "completed",
    firstTokenMillis: first?.afterMillis,
    finishedAt: expect.any(Date),
  });
  expect(invocationsSeen(world).at(-1)?.operation).toBe("InvokeEndpointWithResponseStream");
});

test("embeddings tell how many vectors came and how long they are", async () => {
  const id = await takenEndpoint(world, "claims-embeddings");
  const events = await answersOf(id, { call: { form: "embeddings", texts: ["one", "two"] } });
  expect(events.find(({ type }) => type === "facts")).toMatchObject({
    vectors: { count: 2, dimensions: 1024 },
  });
  expect(JSON.parse(rawOf(events))).toHaveLength(2);
});

test("raw JSON is sent as it stands, and its answer given as it came", async () => {
  const id = await takenEndpoint(world, "churn-scores");
  const body = '{ "rows": [1, 2],\n  "id": 12345678901234567890 }';
  const events = await answersOf(id, { call: { form: "raw", body, stream: false } });
  expect(events[0]).toEqual({ type: "request", body, component: null });
  expect(JSON.parse(rawOf(events))).toMatchObject({ predictions: [{ rows: [1, 2] }] });
  expect(events.at(-1)?.type).toBe("done");
});

test.each([
  ["streamed", "InvokeEndpointWithResponseStream", true],
  ["whole", "InvokeEndpoint", false],
])("when the caller goes, a %s call to AWS ends within a second", async (...[, operation, stream]) => {
  const id = await takenEndpoint(world, "twinllama-trial");
  world.simulator.configure({ tokensPerSecond: 2 });
  const caller = new AbortController();
  const call = aPrompt({ parameters: { maxNewTokens: 400 }, stream });
  const events = await linus.endpoints.invoke({ id, call }, { signal: caller.signal });
  const reading = collect(events);
  await expect.poll(() => invocationsSeen(world).length).toBe(1);
  caller.abort();
  const abortedAt = performance.now();
  await expect.poll(() => invocationsSeen(world).at(-1)?.outcome).toBe("aborted");
  expect(performance.now() - abortedAt).toBeLessThan(1000);
  expect(invocationsSeen(world).at(-1)?.operation).toBe(operation);
  expect((await reading.catch(() => [])).map(({ type }) => type)).not.toContain("failed");
  await expect.poll(async () => (await latestCall()).outcome).toBe("aborted");
});

test("what the container refuses is explained, with AWS's status, the container's, and its words", async () => {
  const id = await takenEndpoint(world, "twinllama-trial");
  const failure = await failureOf(id, { call: aPrompt({ parameters: { maxNewTokens: 50_000 } }) });
  expect(failure).toMatchObject({
    code: "invalid",
    status: 424,
    containerStatus: 422,
    title: expect.stringMatching(/longer than the server takes/u),
    cause: expect.stringMatching(/max_new_tokens/u),
    remedy: expect.stringMatching(/fewer new tokens/u),
    requestId: expect.any(String),
  });
  expect(await latestCall()).toMatchObject({ outcome: "failed", failureCode: "invalid" });
});

test("a body that the image does not take leads to its form", async () => {
  const id = await takenEndpoint(world, "twinllama-trial");
  const failure = await failureOf(id, { call: { form: "raw", body: '{"text": "Hi"}', stream: true } });
  expect(failure).toMatchObject({ status: 424, remedy: expect.stringMatching(/body form/u) });
});

test("an endpoint with components asks for one", async () => {
  const id = await takenEndpoint(world, "support-chat");
  expect(await failureOf(id, { call: chat("Hi") })).toMatchObject({
    status: 400,
    title: expect.stringMatching(/the call names none/u),
    remedy: expect.stringMatching(/Choose the component/u),
  });
});

test("a component without a copy is told as one that may answer soon", async () => {
  const connection = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  const clients = world.means.aws.clientsFor(connection, "us-west-2");
  const calls = await makeEndpoint(clients, aComponentDeployment());
  world.simulator.advanceClock(600);
  await makeComponent(clients, calls);
  world.simulator.advanceClock(600);
  await putScaling(clients, { calls, operationId: "op-1" });
  // Nobody calls it for an hour, so scaling takes its only copy away.
  world.simulator.advanceClock(3600);
  const scaled = await describeInferenceComponent(clients, "twin-llama-ic");
  expect(scaled).toMatchObject({ status: "InService", currentCopies: 0 });
  const id = await takenEndpoint(world, "twin-llama");
  expect(await failureOf(id, { call: chat("Hi"), component: "twin-llama-ic" })).toMatchObject({
    title: expect.stringMatching(/No copy/u),
    isPassing: true,
  });
});

test("a refusal of AWS is explained as everywhere, whatever stands in its words", async () => {
  const id = await takenEndpoint(world, "twinllama-trial");
  await world.control("failures", {
    operation: "InvokeEndpoint",
    count: 1,
    kind: "error",
    code: "AccessDeniedException",
    status: 403,
    message:
      "User: arn:aws:iam::422422422422:user/a is not authorized to perform: sagemaker:InvokeEndpoint on resource: arn:aws:sagemaker:us-west-2:422422422422:endpoint/x because no identity-based policy allows the sagemaker:InvokeEndpoint action",
  });
  expect(await failureOf(id, { call: aPrompt() })).toMatchObject({
    code: "denied",
    status: 403,
    title: "The caller lacks a permission",
    cause: expect.stringMatching(/sagemaker:InvokeEndpoint/u),
  });
});

test("an error in the middle of a stream is told after the words that came", async () => {
  const id = await takenEndpoint(world, "twinllama-trial");
  await world.control("failures", {
    operation: "InvokeEndpointWithResponseStream",
    count: 1,
    kind: "throttle",
    midStream: 3,
  });
  const events = await answersOf(id, { call: aPrompt({ stream: true }) });
  expect(textOf(events)).toMatch(/\w/u);
  expect(events.at(-1)).toMatchObject({ type: "failed" });
});

test("a call is never repeated by itself", async () => {
  const id = await takenEndpoint(world, "twinllama-trial");
  await world.control("failures", { operation: "InvokeEndpoint", count: 1, kind: "server-error" });
  await failureOf(id, { call: aPrompt() });
  expect(invocationsSeen(world)).toHaveLength(1);
});

test("words of a call are in no table and no log, also when the container quotes them", async () => {
  const canary = "CANARY-prompt-7741";
  const lines: string[] = [];
  const { logger } = world.means;
  const log = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  world.means.logger = pino({ level: "trace" }, log);
  try {
    const id = await takenEndpoint(world, "twinllama-trial");
    const events = await answersOf(id, { call: aPrompt({ prompt: `Repeat "${canary}"` }) });
    expect(textOf(events)).toContain(canary);
    await world.control("failures", {
      operation: "InvokeEndpoint",
      count: 1,
      kind: "error",
      code: "ModelError",
      status: 424,
      message: `Received client error (400) from primary with message "${canary}".`,
    });
    expect((await failureOf(id, { call: aPrompt() })).cause).toContain(canary);
  } finally {
    world.means.logger = logger;
  }
  expect(lines).toHaveLength(1);
  expect(lines.join("")).not.toContain(canary);
  const rows = await world.database.$queryRaw<{ found: boolean }[]>`
    SELECT (e::text LIKE ${`%${canary}%`}) AS found FROM "Event" e
    UNION ALL SELECT (i::text LIKE ${`%${canary}%`}) FROM "Invocation" i`;
  expect(rows.some(({ found }) => found)).toBe(false);
});

test("the audit trail tells that a call began, and how long it took and how it ended", async () => {
  const id = await takenEndpoint(world, "twinllama-trial");
  await answersOf(id, { call: aPrompt({ stream: true }) });
  const events = await world.database.event.findMany({
    where: { subjectId: id },
    orderBy: { sequence: "asc" },
  });
  expect(events.map(({ name, after }) => [name, after])).toEqual([
    ["endpoint.call-started", null],
    [
      "endpoint.invoked",
      {
        outcome: "completed",
        firstPieceMillis: expect.any(Number),
        durationMillis: expect.any(Number),
      },
    ],
  ]);
  expect((await linus.endpoints.get({ id })).timeline).toEqual([]);
});

test("without its audit event a call is not made", async () => {
  const id = await takenEndpoint(world, "twinllama-trial");
  await executeSql(
    world.databaseUrl,
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
     CREATE TRIGGER refuse BEFORE INSERT ON "Event" FOR EACH ROW EXECUTE FUNCTION refuse()`,
  );
  try {
    await expect(linus.endpoints.invoke({ id, call: aPrompt() })).rejects.toMatchObject({ code: "internal" });
  } finally {
    await executeSql(world.databaseUrl, `DROP TRIGGER refuse ON "Event"; DROP FUNCTION refuse()`);
  }
  expect(invocationsSeen(world)).toEqual([]);
});

test("one person has at most five calls under way", async () => {
  const id = await takenEndpoint(world, "twinllama-trial");
  world.simulator.configure({ tokensPerSecond: 2 });
  const caller = new AbortController();
  const call = aPrompt({ parameters: { maxNewTokens: 400 }, stream: true });
  const attempts = await Promise.allSettled(
    Array.from({ length: 8 }, () => linus.endpoints.invoke({ id, call }, { signal: caller.signal })),
  );
  const refused = attempts.flatMap((attempt) => (attempt.status === "rejected" ? [attempt.reason] : []));
  expect(refused).toEqual(Array.from({ length: 3 }, () => expect.objectContaining({ code: "limit" })));
  const opened = attempts.flatMap((attempt) => (attempt.status === "fulfilled" ? [attempt.value] : []));
  caller.abort();
  await Promise.allSettled(opened.map((events) => collect(events)));
});

test.each<[string, InvocationInput, RegExp]>([
  ["a body that is not JSON", { form: "raw", body: "{a: 1}", stream: false }, /not JSON/u],
  ["a temperature that TGI refuses", aPrompt({ parameters: { temperature: 0 } }), /above 0/u],
])("%s is refused at the call, before anything is sent", async (_what, call, words) => {
  const id = await takenEndpoint(world, "twinllama-trial");
  await expect(linus.endpoints.invoke({ id, call })).rejects.toMatchObject({
    status: 400,
    data: { details: [{ path: "call", message: expect.stringMatching(words) }] },
  });
  expect(invocationsSeen(world)).toEqual([]);
});
