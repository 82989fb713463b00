import { executeSql } from "@quarry/database/execute-sql";
import { beforeAll, expect, test } from "vitest";
import { mirrorProfiles } from "../profiles/mirror-profiles.ts";
import { aliveArn } from "../testing/sample-export.ts";
import { useWorld } from "../testing/world.ts";
import type { AnswerEvent } from "./schema.ts";

const world = useWorld();

beforeAll(async () => {
  const { id } = await world.database.connection.findFirstOrThrow();
  await mirrorProfiles(world.job("profiles.mirror"), { connectionId: id, region: "us-west-2" });
});

const asking = (text: string) => ({ target: aliveArn, messages: [{ role: "user" as const, text }] });

async function collect(events: AsyncIterable<AnswerEvent>): Promise<AnswerEvent[]> {
  const all: AnswerEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

const latestCall = () => world.database.invocation.findFirstOrThrow({ orderBy: { startedAt: "desc" } });
const modelCalls = () => world.simulator.journal().filter(({ operation }) => operation === "ConverseStream");

test("an answer streams with its first token's time, its tokens and its stop reason, and is metered", async () => {
  const linus = await world.as("linus");
  const events = await collect(await linus.playground.sendMessage(asking("Say hello in 3 words")));
  expect(events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(["start", "first-token", "text", "stop", "usage", "done"]),
  );
  expect(events.at(-1)?.type).toBe("done");
  const usage = events.find((event) => event.type === "usage");
  const call = await latestCall();
  expect(call).toMatchObject({
    outcome: "completed",
    stopReason: "end_turn",
    outputTokens: usage?.outputTokens,
  });
  expect(call.finishedAt).not.toBeNull();
});

test("the words of a conversation are kept nowhere", async () => {
  const linus = await world.as("linus");
  const canary = "CANARY-prompt-5512";
  await collect(await linus.playground.sendMessage({ ...asking(`Repeat ${canary}`), system: canary }));
  const rows = await world.database.$queryRaw<{ found: boolean }[]>`
    SELECT (e::text LIKE ${`%${canary}%`}) AS found FROM "Event" e
    UNION ALL SELECT (i::text LIKE ${`%${canary}%`}) FROM "Invocation" i`;
  expect(rows.some(({ found }) => found)).toBe(false);
});

test("when the caller goes, the call to AWS ends and counts as aborted", async () => {
  const linus = await world.as("linus");
  await world.control("settings", { tokensPerSecond: 5 });
  const caller = new AbortController();
  const events = await linus.playground.sendMessage(asking("Write a long essay about quarries"), {
    signal: caller.signal,
  });
  for await (const event of events) if (event.type === "first-token") break;
  caller.abort();
  await expect.poll(() => modelCalls().at(-1)?.outcome).toBe("aborted");
  await expect.poll(async () => (await latestCall()).outcome).toBe("aborted");
  await world.control("settings", { tokensPerSecond: 200 });
});

test.each([
  [
    "denied",
    {
      kind: "error",
      code: "AccessDeniedException",
      status: 403,
      message: "You don't have access to the model with the specified model ID.",
    },
  ],
  ["throttled", { kind: "throttle" }],
])("a call refused as %s ends the stream with cause and remedy", async (code, failure) => {
  const linus = await world.as("linus");
  await world.control("failures", { operation: "bedrock-runtime:ConverseStream", count: 1, ...failure });
  const last = (await collect(await linus.playground.sendMessage(asking("hello")))).at(-1);
  expect(last).toMatchObject({ type: "failed", code, cause: expect.any(String), remedy: expect.any(String) });
  expect(await latestCall()).toMatchObject({ outcome: "failed", failureCode: code });
});

test("an error in the middle of the answer is told after the words that came", async () => {
  const linus = await world.as("linus");
  await world.control("failures", {
    operation: "bedrock-runtime:ConverseStream",
    count: 1,
    kind: "throttle",
    midStream: 2,
  });
  const events = await collect(await linus.playground.sendMessage(asking("Write a paragraph about stone")));
  expect(events.some(({ type }) => type === "text")).toBe(true);
  expect(events.at(-1)).toMatchObject({ type: "failed", code: "throttled" });
});

test("a paid call is never repeated by itself", async () => {
  const linus = await world.as("linus");
  await world.control("failures", {
    operation: "bedrock-runtime:ConverseStream",
    count: 1,
    kind: "server-error",
  });
  const before = modelCalls().length;
  await collect(await linus.playground.sendMessage(asking("hello")));
  expect(modelCalls().length).toBe(before + 1);
});

test("without its audit event a call is not made", async () => {
  const linus = await world.as("linus");
  const before = modelCalls().length;
  await executeSql(
    world.databaseUrl,
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
     CREATE TRIGGER refuse BEFORE INSERT ON "Event" FOR EACH ROW EXECUTE FUNCTION refuse()`,
  );
  try {
    await expect(linus.playground.sendMessage(asking("hello"))).rejects.toMatchObject({ code: "internal" });
  } finally {
    await executeSql(world.databaseUrl, `DROP TRIGGER refuse ON "Event"; DROP FUNCTION refuse()`);
  }
  expect(modelCalls().length).toBe(before);
});

test("one person has at most five answers under way, also when all are asked for at once", async () => {
  const linus = await world.as("linus");
  await world.control("settings", { tokensPerSecond: 5 });
  const caller = new AbortController();
  const attempts = await Promise.allSettled(
    Array.from({ length: 12 }, () =>
      linus.playground.sendMessage(asking("Write an essay"), { signal: caller.signal }),
    ),
  );
  const streams = attempts.flatMap((attempt) => (attempt.status === "fulfilled" ? [attempt.value] : []));
  expect(streams).toHaveLength(5);
  const refusals = attempts.flatMap((attempt) => (attempt.status === "rejected" ? [attempt.reason] : []));
  expect(refusals).toEqual(
    Array.from({ length: 7 }, () => expect.objectContaining({ code: "limit", status: 429 })),
  );
  caller.abort();
  await Promise.all(streams.map((events) => collect(events)));
  await world.control("settings", { tokensPerSecond: 200 });
  await expect(linus.playground.sendMessage(asking("hello")).then(collect)).resolves.toBeDefined();
});
