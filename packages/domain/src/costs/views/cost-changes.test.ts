import { beforeAll, describe, expect, test } from "vitest";
import { useWorld } from "../../testing/world.ts";
import { addDays } from "../days-schema.ts";
import { aBill } from "../testing/a-bill.ts";
import { everyDay } from "./testing/company-bill.ts";

const world = useWorld();
const held = { from: "2024-01-01", until: "2024-04-11" };
const spike = { from: "2024-03-20", until: "2024-03-24" };
const growing = "Claude Sonnet 5 (Amazon Bedrock Edition)";

beforeAll(async () => {
  const connection = await world.database.connection.findFirstOrThrow();
  const steady = {
    usd: "20",
    of: { "tag:Team": "search", "tag:quarry:owner": "search", account: "111122223333" },
  };
  const payments = { "tag:Team": "payments", "tag:quarry:owner": "payments", account: "444455556666" };
  await aBill(world.database, {
    connectionId: connection.id,
    days: held,
    spends: [
      ...everyDay(steady, held),
      ...everyDay({ usd: "30", service: "Amazon SageMaker", of: payments }, held),
      ...everyDay(
        { usd: "150", service: "Amazon SageMaker", usageType: "USE1-Host:ml.g5.xlarge", of: payments },
        spike,
      ),
      ...everyDay({ usd: "2", service: growing, of: payments }, { from: "2024-03-01", until: "2024-03-28" }),
      ...everyDay(
        { usd: "8.0000000001", service: growing, of: payments },
        { from: "2024-03-28", until: "2024-04-11" },
      ),
    ],
  });
});

const summary = async (input: object) => (await world.as("ada")).costs.summary(input);
const anomalies = async (input: object) =>
  (await world.as("ada")).costs.anomalies({ until: "2024-04-11", ...input });

async function download(input: object): Promise<string[]> {
  const { body } = await (await world.as("radia")).costs.download(input);
  return (await new Response(body).text()).trim().split("\r\n");
}

describe("the month to date", () => {
  test("stands beside the same days of the last month and all of it", async () => {
    const found = await summary({ asOf: "2024-04-10" });
    expect(found.monthToDate).toEqual({ from: "2024-04-01", until: "2024-04-11", total: "580.000000001" });
    expect(found.sameDaysLastMonth).toEqual({ from: "2024-03-01", until: "2024-03-11", total: "520" });
    expect(found.lastMonth).toMatchObject({ from: "2024-03-01", until: "2024-04-01" });
    expect(found.change).toMatchObject({ change: "60.000000001", percent: 11.5384 });
  });

  test("is empty on the first of the month, when nothing of it is held", async () => {
    const found = await summary({
      asOf: "2024-04-01",
      filters: [{ by: "service", values: ["Amazon Bedrock"] }],
    });
    expect(found.monthToDate).toEqual({ from: "2024-04-01", until: "2024-04-02", total: "20" });
    const next = await summary({ asOf: "2024-05-01" });
    expect(next.monthToDate).toEqual({ from: "2024-05-01", until: "2024-05-01", total: "0" });
    expect(next.sameDaysLastMonth).toEqual({ from: "2024-04-01", until: "2024-04-01", total: "0" });
    expect(next.change.percent).toBeNull();
  });

  test.each([
    ["2024-03-31", "2024-02-01", "2024-03-01"],
    ["2024-03-29", "2024-02-01", "2024-03-01"],
    ["2024-02-29", "2024-01-01", "2024-01-30"],
    ["2024-03-28", "2024-02-01", "2024-02-29"],
  ])("as of %s is compared with the days from %s until %s", async (asOf, from, until) => {
    expect((await summary({ asOf })).sameDaysLastMonth).toMatchObject({ from, until });
  });
});

describe("what moved", () => {
  test("is told by amount and in relation, between spans that AWS has told whole", async () => {
    const found = await summary({ asOf: "2024-04-04", days: 7, groupBy: "service" });
    expect(found.spans.after).toMatchObject({ from: "2024-03-27", until: "2024-04-03" });
    expect(found.spans.before).toMatchObject({ from: "2024-03-20", until: "2024-03-27" });
    expect(found.movers.map(({ label, change }) => [label, change])).toEqual([
      ["Amazon SageMaker", "-600"],
      [growing, "36.0000000006"],
    ]);
    expect(found.relativeMovers.map(({ label, percent }) => [label, percent])).toEqual([
      [growing, 257.1428],
      ["Amazon SageMaker", -74.074],
    ]);
  });
});

describe("anomalies", () => {
  test("begin on the day of the spike, for every way to divide the bill that shows it", async () => {
    for (const [groupBy, value] of [
      ["service", "Amazon SageMaker"],
      ["tag:Team", "payments"],
      ["account", "444455556666"],
    ]) {
      const { items } = await anomalies({ groupBy });
      expect(items).toMatchObject([
        { value, direction: "above", began: spike.from, ended: spike.until, days: 4, difference: "600" },
      ]);
    }
  });

  test("go on while the last day that is held is one", async () => {
    const { items } = await anomalies({ groupBy: "service", until: "2024-03-22" });
    expect(items).toMatchObject([{ began: spike.from, ended: null, days: 2, factor: 6 }]);
  });

  test("are none in quiet weeks, nor below the least amount", async () => {
    expect((await anomalies({ groupBy: "service", until: "2024-03-19" })).items).toEqual([]);
    expect((await anomalies({ groupBy: "service", least: "151" })).items).toEqual([]);
  });

  test("that began before the days that are looked at keep their first day", async () => {
    const { items } = await anomalies({ groupBy: "service", days: 1, until: addDays(spike.until, -1) });
    expect(items).toMatchObject([{ began: spike.from }]);
  });
});

describe("what can be chosen", () => {
  test("is every dimension, and tags with the days that are held of them", async () => {
    const { items, bills } = await (await world.as("ada")).costs.groupings({});
    expect(bills).toMatchObject([{ connection: "Company", accountId: "111122223333" }]);
    expect(items.find(({ by }) => by === "tag:Team")).toMatchObject({
      label: "the tag Team",
      heldFrom: held.from,
      heldUntil: held.until,
      bills: 1,
    });
    expect(items.find(({ by }) => by === "profile")).toMatchObject({ heldFrom: null, bills: 0 });
  });

  test.each([
    ["tag:Team", "SEA", ["search"]],
    ["tag:quarry:owner", "Paym", ["payments"]],
    ["account", "compa", ["111122223333"]],
    ["service", "%", []],
    ["service", "amazon s", ["Amazon SageMaker"]],
  ] as const)("of %s begins with %s, in any case, by value or by name", async (by, q, values) => {
    const { items } = await (await world.as("ada")).costs.values({ by, q });
    expect(items.map(({ value }) => value)).toEqual(values);
  });

  test("is limited, and says that there is more", async () => {
    const { items, hasMore } = await (await world.as("ada")).costs.values({ by: "service", limit: 2 });
    expect([items.length, hasMore]).toEqual([2, true]);
  });
});

describe("the file", () => {
  test("holds every group of every day, exactly, with the account's id and name and the zone", async () => {
    const lines = await download({ groupBy: "service", from: "2024-03-31", until: "2024-04-02" });
    expect(lines).toEqual([
      "period_start,period_end_exclusive,zone,bill_account_id,bill_account_name,group_by,value,name,amount,currency,metric,is_estimated",
      "2024-03-31,2024-04-01,UTC,111122223333,Company,service,Amazon Bedrock,Amazon Bedrock,20,USD,unblended,false",
      "2024-03-31,2024-04-01,UTC,111122223333,Company,service,Amazon SageMaker,Amazon SageMaker,30,USD,unblended,false",
      `2024-03-31,2024-04-01,UTC,111122223333,Company,service,${growing},${growing},8.0000000001,USD,unblended,false`,
      "2024-04-01,2024-04-02,UTC,111122223333,Company,service,Amazon Bedrock,Amazon Bedrock,20,USD,unblended,false",
      "2024-04-01,2024-04-02,UTC,111122223333,Company,service,Amazon SageMaker,Amazon SageMaker,30,USD,unblended,false",
      `2024-04-01,2024-04-02,UTC,111122223333,Company,service,${growing},${growing},8.0000000001,USD,unblended,false`,
    ]);
  });

  test("holds months where months were asked for, the cut ones as they are cut", async () => {
    const lines = await download({
      groupBy: "tag:Team",
      granularity: "monthly",
      from: "2024-02-28",
      until: "2024-04-02",
    });
    expect(
      lines.filter((line) => line.includes("search")).map((line) => line.split(",").toSpliced(2, 4)),
    ).toEqual([
      ["2024-02-28", "2024-03-01", "search", "search", "40", "USD", "unblended", "false"],
      ["2024-03-01", "2024-04-01", "search", "search", "620", "USD", "unblended", "false"],
      ["2024-04-01", "2024-04-02", "search", "search", "20", "USD", "unblended", "false"],
    ]);
  });

  test("leaves out what has lines on other days of a cut month alone", async () => {
    const { id: connectionId } = await world.database.connection.create({
      data: { name: "Cut month", accountId: "888899990000", regions: [] },
    });
    const spends = [
      { day: "2024-03-02", usd: "1", usageType: "before" },
      { day: "2024-03-20", usd: "2", usageType: "within" },
    ];
    await aBill(world.database, { connectionId, spends, days: { from: "2024-03-01", until: "2024-04-01" } });
    const cut = { granularity: "monthly", from: "2024-03-05", until: "2024-04-01" };
    const [, ...lines] = await download({ connectionId, groupBy: "usage-type", ...cut });
    expect(lines).toEqual([expect.stringContaining("usage-type,within,within,2,USD")]);
    await world.database.connection.delete({ where: { id: connectionId } });
  });

  test("tells bills apart, also one that is not divided by the tag", async () => {
    const { id: connectionId } = await world.database.connection.create({
      data: { name: "Other payer", accountId: "777788889999", regions: [] },
    });
    await aBill(world.database, { connectionId, spends: [{ day: "2024-04-01", usd: "-1.5" }] });
    const lines = await download({ groupBy: "tag:Team", from: "2024-04-01", until: "2024-04-02" });
    expect(lines.at(-1)).toBe(
      "2024-04-01,2024-04-02,UTC,777788889999,Other payer,tag:Team,,(not tagged),-1.5,USD,unblended,false",
    );
    await world.database.connection.delete({ where: { id: connectionId } });
  });

  test("refuses what no bill can answer before anything is sent", async () => {
    await expect(download({ groupBy: "tag:Absent" })).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("a team", () => {
  const march = { from: "2024-03-01", until: "2024-04-01", granularity: "monthly" } as const;

  test("sees by service what carries its owner tag, and nothing else", async () => {
    const { groups, query } = await (await world.as("viola")).costs.ofTeam(march);
    expect(groups.map(({ label, total }) => [label, total])).toEqual([["Amazon Bedrock", "620"]]);
    expect(query.filters).toEqual([{ by: "tag:quarry:owner", values: ["search"] }]);
  });

  test("does not see another team, nor what is not tagged", async () => {
    const calls = await world.as("viola");
    await expect(calls.costs.ofTeam({ ...march, team: "payments" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(calls.costs.ofTeam({ ...march, team: "" })).rejects.toMatchObject({ code: "not-found" });
    await expect(calls.costs.view({})).rejects.toMatchObject({ code: "forbidden" });
  });

  test("is told why nothing is shown where no bill was read by the owner tag", async () => {
    await world.database.costGrouping.updateMany({
      where: { key: "tag:quarry:owner" },
      data: { heldUntil: null },
    });
    const { total, remarks } = await (await world.as("viola")).costs.ofTeam(march);
    await world.database.costGrouping.updateMany({
      where: { key: "tag:quarry:owner" },
      data: { heldUntil: new Date(held.until) },
    });
    expect([total, remarks]).toEqual(["0", [expect.stringContaining("quarry:owner")]]);
  });

  test("can be any to those who may see every bill", async () => {
    const { total } = await (await world.as("radia")).costs.ofTeam({ ...march, team: "search" });
    expect(total).toBe("620");
    await expect((await world.as("radia")).costs.ofTeam(march)).rejects.toMatchObject({ code: "forbidden" });
  });
});
