import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dayOf } from "../costs/days-schema.ts";
import { mirrorProfiles } from "../profiles/mirror-profiles.ts";
import { aliveArn } from "../testing/sample-export.ts";
import { useWorld } from "../testing/world.ts";
import { keepHours } from "./keep-counts.ts";
import { readAllMetering } from "./read-all-metering.ts";
import { readMetering } from "./read-metering.ts";

const world = useWorld();
const place = { connectionId: "", region: "us-west-2" };

beforeAll(async () => {
  place.connectionId = (await world.database.connection.findFirstOrThrow()).id;
  await mirrorProfiles(world.job("profiles.mirror"), place);
});

beforeEach(async () => {
  await world.database.meteredModel.deleteMany();
  await world.database.meteringPlace.deleteMany();
  await world.database.meteringCall.deleteMany();
});

const read = () => readMetering(world.job("metering.read"), place);
const placeRow = () => world.database.meteringPlace.findFirstOrThrow({ where: place });

/** Calls the profile once in the playground. */
async function callOnce(): Promise<void> {
  const linus = await world.as("linus");
  const messages = [{ role: "user" as const, text: "Say hello in 3 words" }];
  for await (const event of await linus.playground.sendMessage({ target: aliveArn, messages }))
    if (event.type === "failed") throw new Error(event.cause);
}

async function today(modelId: string) {
  const model = await world.database.meteredModel.findFirst({ where: { ...place, modelId } });
  if (!model) return null;
  const { day: _day, ...counts } = await world.database.meteredDay.findFirstOrThrow({
    where: { modelId: model.id, day: new Date(dayOf(new Date())) },
  });
  return { ...counts, model };
}

/** Hours that are over: the one under way still grows. */
const settledHours = () =>
  world.database.meteredHour.findMany({
    where: { hour: { lt: new Date(Math.floor(Date.now() / 3_600_000 - 2) * 3_600_000) } },
    orderBy: [{ modelId: "asc" }, { hour: "asc" }],
  });

const daysAgo = (date: Date | undefined) => Math.floor((Date.now() - (date?.getTime() ?? 0)) / 86_400_000);

describe("metering", () => {
  test("counts a call minutes after it was made, on the profile that it was made through", async () => {
    await read();
    const before = await today(aliveArn);
    await callOnce();
    await read();
    const after = await today(aliveArn);
    const latest = await world.database.invocation.findFirstOrThrow({ orderBy: { startedAt: "desc" } });
    expect(after?.invocations).toBe((before?.invocations ?? 0n) + 1n);
    expect(after?.input).toBe((before?.input ?? 0n) + BigInt(latest.inputTokens ?? 0));
    expect(after?.output).toBe((before?.output ?? 0n) + BigInt(latest.outputTokens ?? 0));
    const profile = await world.database.profile.findFirstOrThrow({ where: { arn: aliveArn } });
    expect(after?.model).toMatchObject({
      profileId: profile.id,
      baseModelId: profile.baseModelId,
      routing: "us",
    });
  });

  test("that is done twice counts everything once", async () => {
    await callOnce();
    await read();
    const once = await settledHours();
    await read();
    await world.database.meteringPlace.deleteMany();
    await Promise.all([read(), read()]);
    expect(once.length).toBeGreaterThan(100);
    expect(await settledHours()).toEqual(once);
  });

  test("adds the hours of every day up to the day", async () => {
    await read();
    const wrong = await world.database.$queryRaw<unknown[]>`
      SELECT FROM "MeteredDay" day
      WHERE day."day" >= (SELECT min("hour") FROM "MeteredHour")
        AND day."input" <> (
        SELECT sum("input") FROM "MeteredHour" hour
        WHERE hour."modelId" = day."modelId" AND (hour."hour" AT TIME ZONE 'UTC')::date = day."day")`;
    expect(wrong).toEqual([]);
    expect(await world.database.meteredDay.count()).toBeGreaterThan(100);
  });

  test("begins with the history that CloudWatch keeps, and tells by the hour what is recent", async () => {
    await read();
    const [first] = await world.database.meteredDay.findMany({ orderBy: { day: "asc" }, take: 1 });
    const [firstHour] = await world.database.meteredHour.findMany({ orderBy: { hour: "asc" }, take: 1 });
    expect(daysAgo(first?.day)).toBeGreaterThan(90);
    expect(daysAgo(firstHour?.hour)).toBeLessThanOrEqual(35);
  });

  test("asks for little once it has begun, and counts what it asks for", async () => {
    await read();
    const begun = await world.database.meteringCall.findFirstOrThrow();
    await read();
    const again = await world.database.meteringCall.findFirstOrThrow();
    expect(again.metrics - begun.metrics).toBeLessThan(begun.metrics);
    expect(again.requests).toBeGreaterThan(begun.requests);
  });

  test("that is refused keeps what is known, and says what to do", async () => {
    await read();
    const before = await placeRow();
    const refusal = { operation: "ListMetrics", kind: "error", code: "AccessDenied", count: 1 };
    await world.control("failures", refusal);
    await read();
    const after = await placeRow();
    expect(after.lastError).toMatchObject({ code: "denied", remedy: expect.any(String) });
    expect(after.readUntil).toEqual(before.readUntil);
    await read();
    expect((await placeRow()).lastError).toBeNull();
  });

  test("that is throttled is tried again from where it was", async () => {
    await world.control("failures", { operation: "GetMetricData", kind: "throttle", count: 3 });
    await expect(read()).rejects.toMatchObject({ code: "throttled" });
    expect((await placeRow()).readUntil).toBeNull();
  });

  test("of a Region that the connection does not have any more asks nothing", async () => {
    await readMetering(world.job("metering.read"), { ...place, region: "eu-west-3" });
    expect(await world.database.meteringCall.count()).toBe(0);
  });
});

const period = (modelId: string, at: string, input: bigint) => ({
  modelId,
  at: new Date(at),
  invocations: 1n,
  input,
  output: 0n,
  cacheRead: 0n,
  cacheWrite: 0n,
  images: 0n,
});

const keep = (...periods: ReturnType<typeof period>[]) =>
  world.database.$transaction((transaction) => keepHours(transaction, place, periods));

describe("what is counted", () => {
  test("late takes the place of what was counted before, and the day follows", async () => {
    await keep(period("one", "2026-11-01T23:00:00Z", 5n), period("one", "2026-11-02T00:00:00Z", 7n));
    await keep(period("one", "2026-11-01T23:00:00Z", 50n));
    const days = await world.database.meteredDay.findMany({ orderBy: { day: "asc" } });
    expect(days.map(({ day, input }) => `${dayOf(day)} ${input}`)).toEqual(["2026-11-01 50", "2026-11-02 7"]);
  });

  test.for([
    ["us.amazon.nova-lite-v1:0", { baseModelId: "amazon.nova-lite-v1:0", routing: "us" }],
    ["cohere.command-r-plus-v1:0", { baseModelId: "cohere.command-r-plus-v1:0", routing: "none" }],
    [
      "arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0",
      { baseModelId: "amazon.nova-lite-v1:0", routing: "none" },
    ],
    [
      "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/nobodyknows1",
      { baseModelId: null, profileId: null },
    ],
    ["nobodyknows2", { baseModelId: null, profileId: null }],
  ] as const)("by %s is of that model", async ([modelId, expected]) => {
    await keep(period(modelId, "2026-11-01T23:00:00Z", 5n));
    expect(await world.database.meteredModel.findFirst({ where: { modelId } })).toMatchObject(expected);
  });

  test("of a profile by its id or its ARN is of that profile, and of one in another Region it is not", async () => {
    const { profileId, id } = await world.database.profile.findFirstOrThrow({ where: { arn: aliveArn } });
    await keep(period(profileId, "2026-11-01T23:00:00Z", 5n), period(aliveArn, "2026-11-01T23:00:00Z", 5n));
    expect(await world.database.meteredModel.count({ where: { profileId: id } })).toBe(2);
    await world.database.$transaction((transaction) =>
      keepHours(transaction, { ...place, region: "us-east-1" }, [
        period(profileId, "2026-11-01T23:00:00Z", 5n),
      ]),
    );
    expect(await world.database.meteredModel.count({ where: { profileId: id } })).toBe(2);
  });

  test("is of a profile as soon as the catalog knows it", async () => {
    const arn = aliveArn.replace("dsh66sruwg0s", "latelisted01");
    await keep(period(arn, "2026-11-01T23:00:00Z", 5n));
    const { id: _id, ...profile } = await world.database.profile.findFirstOrThrow({
      where: { arn: aliveArn },
      omit: { models: true, expectedTags: true, deletionFailure: true },
    });
    const { id } = await world.database.profile.create({
      data: { ...profile, arn, profileId: "latelisted01", models: [] },
    });
    await keep(period(arn, "2026-11-01T23:00:00Z", 5n));
    expect(await world.database.meteredModel.findFirst({ where: { modelId: arn } })).toMatchObject({
      profileId: id,
    });
  });
});

const midnight = (days: number) => new Date(new Date().setUTCHours(0, 0, 0, 0) - days * 86_400_000);

test("every Region of every connection is metered, and what is too old goes", async () => {
  const model = await world.database.meteredModel.create({ data: { ...place, modelId: "old" } });
  const counts = { invocations: 1, input: 1, output: 0, cacheRead: 0, cacheWrite: 0, images: 0 };
  await world.database.meteredHour.createMany({
    data: [62, 64].map((days) => ({ modelId: model.id, hour: midnight(days), ...counts })),
  });
  await world.database.meteredDay.createMany({
    data: [390, 440].map((days) => ({ modelId: model.id, day: midnight(days), ...counts })),
  });
  await readAllMetering(world.job("metering.read-all"));
  const jobs = await world.database.$queryRaw<{ key: string }[]>`
    SELECT singleton_key AS key FROM pgboss.job WHERE name = 'metering.read' ORDER BY 1`;
  expect(jobs.map(({ key }) => key.split(" ")[1])).toEqual(["us-east-1", "us-west-2"]);
  const prices = await world.database.$queryRaw<unknown[]>`
    SELECT FROM pgboss.job WHERE name = 'prices.refresh'`;
  expect(prices).toHaveLength(1);
  expect(await world.database.meteredHour.findMany()).toMatchObject([{ hour: midnight(62) }]);
  expect(await world.database.meteredDay.findMany()).toMatchObject([{ day: midnight(390) }]);
});

test("who may govern costs has it read now, and sees that it is being read", async () => {
  const ada = await world.as("ada");
  expect(await ada.lenses.refresh({})).toEqual({ regions: 2 });
  expect((await ada.lenses.get({ days: 1 })).freshness.metered.isReading).toBe(true);
});
