import type { CostLine } from "@quarry/aws-core/costs/cost-line";
import { listCostServices } from "@quarry/aws-core/costs/list-cost-services";
import { readCostPage } from "@quarry/aws-core/costs/read-cost-page";
import type { CostPageQuestion } from "@quarry/aws-core/costs/read-cost-page";
import { beforeEach, describe, expect, test } from "vitest";
import { addDays, dateOf, dayOf } from "../costs/days-schema.ts";
import { aBill, writeLines } from "../costs/testing/a-bill.ts";
import { mirrorProfiles } from "../profiles/mirror-profiles.ts";
import { refreshPrices } from "../prices/refresh-prices.ts";
import { aliveArn } from "../testing/sample-export.ts";
import { companyRegions, useWorld } from "../testing/world.ts";
import type { Person } from "../testing/world.ts";
import { readForecasts } from "./read-forecasts.ts";
import { readMetering } from "./read-metering.ts";
import type { LensView } from "./schema.ts";

const world = useWorld();
const today = dayOf(new Date());
const ago = (days: number) => addDays(today, -days);
const place = { connectionId: "", region: "us-west-2" };

beforeEach(async () => {
  place.connectionId = (await world.database.connection.findFirstOrThrow()).id;
  await world.database.costSource.deleteMany();
  await world.database.meteredModel.deleteMany();
  await world.database.meteringPlace.deleteMany();
  await world.database.price.deleteMany();
  await world.database.priceReading.deleteMany();
});

/** Has a model metered with as many million input tokens of Nova Lite, at $0.06 each, on some days. */
async function meter(days: Record<string, number>, profileId: string | null = null): Promise<void> {
  const baseModelId = "amazon.nova-lite-v1:0";
  const model = await world.database.meteredModel.create({
    data: { ...place, modelId: `m${Math.random()}`, profileId, baseModelId, routing: "us" },
  });
  await world.database.meteredDay.createMany({
    data: Object.entries(days).map(([day, millions]) => ({
      modelId: model.id,
      day: dateOf(day),
      invocations: 1,
      input: millions * 1_000_000,
      output: 0,
      cacheRead: 0,
      cacheWrite: 0,
      images: 0,
    })),
  });
}

const bill = (spends: Parameters<typeof aBill>[1]["spends"]) =>
  aBill(world.database, { connectionId: place.connectionId, spends });

const dayIn = ({ days }: LensView, day: string) => days.find((one) => one.day === day);
const lenses = async (person: Person, input = {}) => (await world.as(person)).lenses.get(input);

/** The bill of the connection's own account and Regions, as Cost Explorer tells it. */
async function readBill(from: string): Promise<CostLine[]> {
  const clients = world.means.aws.clientsFor({ id: "bill", roleArn: null, externalId: null }, "us-east-1");
  const paid = { onPaidCall: () => undefined };
  const period = { from, until: today };
  const read = async (question: Pick<CostPageQuestion, "grouping" | "services">) => {
    const found: CostLine[] = [];
    let pageToken: string | undefined;
    do {
      const page = await readCostPage(clients, { ...period, ...question, pageToken }, paid);
      found.push(...page.lines);
      pageToken = page.nextToken ?? undefined;
    } while (pageToken !== undefined);
    return found;
  };
  const total = await read({ grouping: "total", services: await listCostServices(clients, period, paid) });
  const lines: CostLine[] = [];
  for (const [service, those] of Map.groupBy(total, (line) => line.service)) {
    const usage = new Map([[service, new Set(those.map(({ usageType }) => usageType))]]);
    lines.push(...(await read({ grouping: "account", services: usage })));
  }
  return lines
    .filter(({ value, usageType }) => value === "111122223333" && /^(USE1|USW2)-/.test(usageType))
    .map((line) => ({ ...line, value: "" }));
}

test("what is metered is what is billed, to the last token, for every day that AWS has settled", async () => {
  for (const region of companyRegions) {
    await mirrorProfiles(world.job("profiles.mirror"), { ...place, region });
    await readMetering(world.job("metering.read"), { ...place, region });
  }
  await refreshPrices(world.job("prices.refresh"));
  const { groupingIds } = await aBill(world.database, {
    connectionId: place.connectionId,
    spends: [],
    groupings: ["total"],
    days: { from: ago(1), until: today },
  });
  const days = { from: ago(30), until: today, readAt: new Date(), groupingId: groupingIds["total"] ?? 0 };
  const lines = await readBill(days.from);
  await writeLines(world.database, days, lines);
  const view = await lenses("radia", { days: 30 });
  const settled = view.days.filter((day) => day.driftPercent !== null && day.day < ago(3));
  // Credits and refunds are on the bill only.
  const credited = new Set(lines.filter(({ unblended }) => unblended < 0n).map(({ day }) => day));
  const used = settled.filter(({ day }) => !credited.has(day));
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter((day) => day.driftPercent !== "0.0")).toEqual([]);
  for (const day of settled.filter((one) => credited.has(one.day)))
    expect(day.causes).toContain("lower-bill");
  expect(view.unpriced).toEqual({ tokens: "0", images: "0", models: [] });
  expect(view.coverage?.unseen.map(({ what }) => what)).toContain("batch jobs");
  expect(Number(view.coverage?.percent)).toBeLessThan(100);
  expect(view.month).toMatchObject({ basis: "quarry" });
});

describe("a day", () => {
  test("is compared by what metering can see, without batch jobs and machines", async () => {
    await bill([
      { day: ago(3), usd: "0.60", usageType: "USW2-NovaLite-input-tokens" },
      { day: ago(3), usd: "5", usageType: "USW2-NovaLite-input-tokens-batch" },
      { day: ago(3), usd: "10", service: "Amazon SageMaker", usageType: "USW2-Host:ml.g5.xlarge" },
    ]);
    await meter({ [ago(3)]: 11 });
    const view = await lenses("radia", { days: 7 });
    expect(dayIn(view, ago(3))).toEqual({
      day: ago(3),
      billed: "15.6",
      comparable: "0.6",
      isEstimated: false,
      metered: "0.66",
      forecast: null,
      driftPercent: "10.0",
      causes: ["batch", "code-prices", "lower-bill"],
    });
    expect(view.coverage).toEqual({
      percent: "3.8",
      seen: "0.6",
      billed: "15.6",
      unseen: [
        { what: "endpoint-hours", usd: "10" },
        { what: "batch jobs", usd: "5" },
      ],
    });
  });

  test("of which the bill is not complete says so, and does not count for the drift of all", async () => {
    await bill([
      { day: ago(3), usd: "0.60", usageType: "USW2-NovaLite-input-tokens" },
      { day: ago(2), usd: "0.01", usageType: "USW2-NovaLite-input-tokens", isEstimated: true },
      { day: ago(4), usd: "0.60", usageType: "USW2-NovaLite-input-tokens", isEstimated: true },
    ]);
    await meter({ [ago(4)]: 11, [ago(3)]: 10, [ago(2)]: 10 });
    const view = await lenses("radia", { days: 7 });
    expect(dayIn(view, ago(2))?.causes).toContain("incomplete");
    expect(dayIn(view, ago(4))).toMatchObject({ isEstimated: true, driftPercent: "10.0" });
    expect(dayIn(view, ago(4))?.causes).not.toContain("incomplete");
    expect(view.driftPercent).toBe("5.0");
    expect(view.causes.map(({ name }) => name)).toContain("incomplete");
  });

  test("before metering began is not compared, and one on which nothing was called cost nothing", async () => {
    const line = { usd: "0.60", usageType: "USW2-NovaLite-input-tokens" };
    await bill([ago(5), ago(4), ago(3)].map((day) => ({ day, ...line })));
    await meter({ [ago(4)]: 10 });
    const view = await lenses("radia", { days: 7 });
    expect(dayIn(view, ago(5))).toMatchObject({ metered: null, driftPercent: null });
    expect(dayIn(view, ago(3))).toMatchObject({
      metered: "0",
      driftPercent: "-100.0",
      causes: ["unseen-use"],
    });
  });

  test("that is under way is metered and not compared", async () => {
    await meter({ [today]: 10 });
    const view = await lenses("radia", { days: 1 });
    expect(view.days[0]).toMatchObject({ day: today, metered: "0.6", billed: null, driftPercent: null });
    expect(view.totals).toEqual({ billed: null, metered: "0.6", meteredToday: "0.6" });
    expect(view.withoutBill).toContain("No bill is read yet");
  });
});

test("tokens without a price are told with their models, not taken for nothing", async () => {
  const model = await world.database.meteredModel.create({
    data: { ...place, modelId: "x", baseModelId: "acme.one", routing: "none" },
  });
  const counts = { invocations: 1, output: 0, cacheRead: 0, cacheWrite: 0, images: 3 };
  await world.database.meteredDay.create({
    data: { modelId: model.id, day: dateOf(today), input: 5, ...counts },
  });
  const view = await lenses("radia", { days: 1 });
  expect(view.unpriced).toEqual({ tokens: "5", images: "3", models: ["acme.one"] });
});

describe("the days to come", () => {
  const usageType = "USW2-NovaLite-input-tokens";
  const fourWeeks = Array.from({ length: 28 }, (_, at) => ({ day: ago(at + 1), usd: "2", usageType }));

  test("are Quarry's own projection, labelled as such, where AWS's forecast is not there", async () => {
    await bill(fourWeeks);
    const view = await lenses("radia", { days: 7 });
    expect(dayIn(view, addDays(today, 3))?.forecast).toBe("2");
    expect(view.month).toMatchObject({
      basis: "quarry",
      explanation: expect.stringContaining("Quarry's own"),
    });
    expect(dayIn(view, ago(1))?.forecast).toBeNull();
  });

  test("are AWS's forecast where it was made", async () => {
    const { sourceId } = await bill(fourWeeks);
    const days = [0, 1, 2].map((at) => ({
      day: addDays(today, at),
      mean: "30000000000",
      low: null,
      high: null,
    }));
    await world.database.costForecast.create({ data: { sourceId, madeOn: dateOf(today), days } });
    const view = await lenses("radia", { days: 7 });
    expect(dayIn(view, today)?.forecast).toBe("3");
    expect(view.month).toMatchObject({ basis: "aws" });
    expect(view.freshness.forecast.madeAt).not.toBeNull();
  });

  test("are asked of AWS once a day for each bill, in one paid call", async () => {
    const { sourceId } = await bill(fourWeeks);
    await world.database.costSource.update({
      where: { id: sourceId },
      data: { services: ["Amazon Bedrock", "Claude Sonnet 4.5 (Amazon Bedrock Edition)"] },
    });
    const forecast = () => readForecasts(world.job("costs.forecast"));
    await forecast();
    await forecast();
    const calls = await world.database.paidCall.findMany({ where: { sourceId } });
    expect(calls).toMatchObject([
      { operation: "GetCostForecast", purpose: "forecast", microdollars: 10_000 },
    ]);
    const view = await lenses("radia", { days: 7 });
    expect(view.month).toMatchObject({ basis: "aws" });
    expect(Number(dayIn(view, addDays(today, 1))?.forecast)).toBeGreaterThan(0);
  });

  test("are not asked of AWS when the calls of the day are used up", async () => {
    const { sourceId } = await bill(fourWeeks);
    await world.database.costSource.update({
      where: { id: sourceId },
      data: { services: ["Amazon Bedrock"], callsPerDay: 0 },
    });
    await readForecasts(world.job("costs.forecast"));
    expect(await world.database.paidCall.count({ where: { sourceId } })).toBe(0);
    expect(await world.database.costForecast.count({ where: { sourceId } })).toBe(0);
    expect((await lenses("radia", { days: 7 })).month).toMatchObject({ basis: "quarry" });
  });

  test("that AWS cannot forecast are not paid for again on the same day", async () => {
    const { sourceId } = await bill(fourWeeks);
    await world.database.costSource.update({
      where: { id: sourceId },
      data: { services: ["Amazon Bedrock"] },
    });
    await world.control("failures", {
      operation: "GetCostForecast",
      kind: "error",
      code: "DataUnavailableException",
      count: 1,
    });
    await readForecasts(world.job("costs.forecast"));
    await readForecasts(world.job("costs.forecast"));
    expect(await world.database.paidCall.count({ where: { sourceId } })).toBe(1);
    expect((await lenses("radia", { days: 7 })).month).toMatchObject({ basis: "quarry" });
  });

  test("are not AWS's forecast of last week", async () => {
    const { sourceId } = await bill(fourWeeks);
    const days = [{ day: today, mean: "30000000000", low: null, high: null }];
    await world.database.costForecast.create({ data: { sourceId, madeOn: dateOf(ago(7)), days } });
    expect((await lenses("radia", { days: 7 })).month).toMatchObject({ basis: "quarry" });
  });
});

describe("of a profile", () => {
  test("the bill is told by the tag of the request that made it", async () => {
    await mirrorProfiles(world.job("profiles.mirror"), place);
    const { id } = await world.database.profile.findFirstOrThrow({ where: { arn: aliveArn } });
    const other = await world.database.profile.findFirstOrThrow({ where: { arn: { not: aliveArn } } });
    const operation = { key: "quarry:operation", value: "made-by-1" };
    await world.database.profileTag.create({ data: { profileId: id, ...operation } });
    const line = { day: ago(3), usageType: "USW2-NovaLite-input-tokens" };
    await bill([
      { ...line, usd: "0.60", of: { "tag:quarry:operation": "made-by-1" } },
      { ...line, usd: "7", of: { "tag:quarry:operation": "made-by-2" } },
    ]);
    await meter({ [ago(3)]: 10 }, id);
    await meter({ [ago(3)]: 500 }, other.id);
    const view = await lenses("radia", { profileId: id, days: 7 });
    expect(dayIn(view, ago(3))).toMatchObject({ billed: "0.6", metered: "0.6", driftPercent: "0.0" });
    await world.database.profileTag.deleteMany({ where: operation });
    const without = await lenses("radia", { profileId: id, days: 7 });
    expect(dayIn(without, ago(3))).toMatchObject({ billed: null, metered: "0.6" });
    expect(without.withoutBill).toContain("lacks the tag quarry:operation");
  });
});

const search = async () => world.database.team.findUniqueOrThrow({ where: { slug: "search" } });

describe("whoever does not see every bill", () => {
  test("sees their own team and its profiles, and nothing of others", async () => {
    await mirrorProfiles(world.job("profiles.mirror"), place);
    const { id } = await world.database.profile.findFirstOrThrow({ where: { arn: aliveArn } });
    await expect(lenses("linus", { profileId: id })).rejects.toMatchObject({ code: "not-found" });
    const careOf = async () => (await (await world.as("linus")).profiles.get({ id })).care;
    expect((await careOf()).maySeeCost).toBe(false);
    const linus = await world.database.user.findUniqueOrThrow({ where: { email: "linus@example.com" } });
    const adoption = { profileId: id, teamId: (await search()).id, adoptedById: linus.id };
    await world.database.adoption.create({ data: adoption });
    expect((await lenses("linus", { profileId: id })).subject.kind).toBe("profile");
    expect((await careOf()).maySeeCost).toBe(true);
    const own = await lenses("linus", { team: "search" });
    expect(own).toMatchObject({ subject: { kind: "team" }, metering: null });
    const others = await world.database.team.findFirstOrThrow({ where: { slug: { not: "search" } } });
    await expect(lenses("viola", { team: others.slug })).rejects.toMatchObject({ code: "not-found" });
    await expect(lenses("viola")).rejects.toMatchObject({ code: "forbidden" });
    await expect(lenses("viola", { tagKey: "Team", tagValue: "search" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("may not look at one team through the bill of another connection's name", async () => {
    await expect(lenses("viola", { team: "nobody" })).rejects.toMatchObject({ code: "not-found" });
  });
});

test("a tag is compared by its value, and what has none by its absence", async () => {
  await mirrorProfiles(world.job("profiles.mirror"), place);
  const { id } = await world.database.profile.findFirstOrThrow({ where: { arn: aliveArn } });
  await world.database.profileTag.create({ data: { profileId: id, key: "Lens", value: "a" } });
  const line = { day: ago(3), usageType: "USW2-NovaLite-input-tokens" };
  await bill([
    { ...line, usd: "0.60", of: { "tag:Lens": "a" } },
    { ...line, usd: "1.20", of: { "tag:Lens": "" } },
  ]);
  await meter({ [ago(3)]: 10 }, id);
  await meter({ [ago(3)]: 20 });
  const of = async (tagValue: string) => dayIn(await lenses("radia", { tagKey: "Lens", tagValue }), ago(3));
  expect(await of("a")).toMatchObject({ billed: "0.6", metered: "0.6" });
  expect(await of("")).toMatchObject({ billed: "1.2", metered: "1.2" });
});

test.for([
  [{ team: "search", profileId: "0197a000-0000-7000-8000-000000000000" }, "profileId"],
  [{ tagKey: "Team" }, "tagValue"],
  [{ days: 93 }, "days"],
  [{ days: 0 }, "days"],
] as const)("%j is refused", async ([input, path]) => {
  await expect(lenses("radia", input)).rejects.toMatchObject({
    code: "invalid",
    data: { details: [{ path }] },
  });
});
