import { beforeAll, describe, expect, test } from "vitest";
import { aRequest, searchTeam } from "../../testing/walked-records.ts";
import { useWorld } from "../../testing/world.ts";
import { writeFilterTokens } from "../filter-tokens.ts";
import { CostQuery } from "../schema.ts";
import { aBill } from "../testing/a-bill.ts";
import type { Spend } from "../testing/a-bill.ts";

const world = useWorld();
const operationId = crypto.randomUUID();
const given = { connectionId: "", profileId: "", endpointId: "", requestId: "" };
const march = { from: "2026-03-01", until: "2026-04-01" };

beforeAll(async () => {
  const connection = await world.database.connection.findFirstOrThrow();
  given.connectionId = connection.id;
  const profile = await world.database.profile.create({
    data: {
      connectionId: connection.id,
      arn: "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abcdefabcdef",
      partition: "aws",
      region: "us-east-1",
      accountId: connection.accountId,
      profileId: "abcdefabcdef",
      name: "search-answers",
      type: "APPLICATION",
      status: "ACTIVE",
      destinationRegions: [],
      models: [],
      origin: "quarry",
      verdict: "works",
      verdictSentence: "",
      lastSeenAt: new Date(),
      tags: {
        create: [
          { key: "quarry:operation", value: operationId },
          { key: "Team", value: "search" },
        ],
      },
    },
  });
  given.profileId = profile.id;
  const { id: requestId } = await aRequest(world);
  const endpoint = await world.database.endpoint.create({
    data: {
      connectionId: connection.id,
      requestId,
      region: "us-east-1",
      name: "scores",
      teamId: (await searchTeam(world)).id,
    },
  });
  Object.assign(given, { requestId, endpointId: endpoint.id });
  await aBill(world.database, { connectionId: connection.id, spends: spendsOf(requestId), days: march });
});

/** 3 dollars by the profile, 5 by the endpoint, 7 by others of the team, 11 by nobody. */
function spendsOf(requestId: string): Spend[] {
  const day = "2026-03-10";
  const hours = { service: "Amazon SageMaker", usageType: "USE1-Host:ml.g5.xlarge" };
  const owner = { "tag:quarry:owner": "search", account: "111122223333" };
  return [
    { day, usd: "3", of: { ...owner, "tag:Team": "search", "tag:quarry:operation": operationId } },
    { day, usd: "5", ...hours, of: { ...owner, "tag:quarry:operation": requestId } },
    { day, usd: "7", of: { "tag:Team": "search", account: "444455556666" } },
    { day: "2026-03-31", usd: "11", isEstimated: true, of: { account: "111122223333" } },
  ];
}

const ask = async (query: object) => (await world.as("radia")).costs.view({ ...march, ...query });
const amountsBy = async (query: object) =>
  Object.fromEntries((await ask(query)).groups.map(({ label, total }) => [label, total]));

describe("costs by what Quarry knows", () => {
  test("name profiles and endpoints by their tag, and leave a remainder", async () => {
    expect(await amountsBy({ groupBy: "profile" })).toEqual({
      "search-answers": "3",
      "(not by a profile of Quarry)": "23",
    });
    expect(await amountsBy({ groupBy: "endpoint" })).toEqual({
      scores: "5",
      "(not by an endpoint of Quarry)": "21",
    });
    const { groups } = await ask({ groupBy: "profile" });
    expect(groups.find(({ label }) => label === "search-answers")).toMatchObject({
      value: operationId,
      subject: { kind: "profile", id: given.profileId },
    });
  });

  test("name accounts by their connections and owners by their teams, and say what is not tagged", async () => {
    expect(await amountsBy({ groupBy: "account" })).toEqual({ Company: "19", "444455556666": "7" });
    expect(await amountsBy({ groupBy: "tag:quarry:owner" })).toEqual({ Search: "8", "(not tagged)": "18" });
  });

  test("lead from a tag to its profiles, with what else has the tag as the remainder", async () => {
    const filters = [{ by: "tag:Team", values: ["search"] }];
    expect(await amountsBy({ groupBy: "profile", filters })).toEqual({
      "search-answers": "3",
      "(not by a profile of Quarry)": "7",
    });
    expect(await amountsBy({ groupBy: "profile", filters: [{ by: "tag:Team", values: ["other"] }] })).toEqual(
      {},
    );
  });

  test("lead from an owner and from an account to their endpoints", async () => {
    const scores = { scores: "5", "(not by an endpoint of Quarry)": "3" };
    const filters = [{ by: "tag:quarry:owner", values: ["search"] }];
    expect(await amountsBy({ groupBy: "endpoint", filters })).toEqual(scores);
    expect(
      await amountsBy({ groupBy: "endpoint", filters: [{ by: "account", values: ["444455556666"] }] }),
    ).toEqual({ "(not by an endpoint of Quarry)": "7" });
  });

  test("refuse two tags at once, and say that a Data Export holds both", async () => {
    const filters = [{ by: "tag:quarry:owner", values: ["search"] }];
    await expect(ask({ groupBy: "tag:Team", filters })).rejects.toMatchObject({
      code: "invalid",
      data: {
        details: [
          {
            path: "filters",
            message: expect.stringMatching(/the tag Team and the tag quarry:owner.*Data Export/),
          },
        ],
      },
    });
  });

  test("refuse a tag that no bill was read by, and say who can change that", async () => {
    await expect(ask({ groupBy: "tag:Absent" })).rejects.toMatchObject({
      data: { details: [{ path: "groupBy", message: expect.stringContaining("the tag Absent") }] },
    });
  });

  test("mark estimated days and say how far data reach", async () => {
    const view = await ask({});
    expect(view.periods.filter(({ isEstimated }) => isEstimated).map(({ start }) => start)).toEqual([
      "2026-03-31",
    ]);
    expect(view.dataUntil).toBe("2026-04-01");
    const later = await ask({ from: "2026-03-31", until: "2026-04-03" });
    expect(later.periods.map(({ isEstimated }) => isEstimated)).toEqual([true, true, true]);
  });

  test.each(["daily", "monthly"])(
    "leave out, %s, what has lines on other days of the month alone",
    async (granularity) => {
      const end = { from: "2026-03-11", granularity };
      expect(await amountsBy({ ...end, groupBy: "tag:Team" })).toEqual({ "(not tagged)": "11" });
      expect(await amountsBy({ ...end, groupBy: "service" })).toEqual({ "Amazon Bedrock": "11" });
      // The last third of the month without its 31st, on which alone something was spent.
      const emptied = { from: "2026-03-11", until: "2026-03-31", granularity };
      expect(await amountsBy({ ...emptied, groupBy: "tag:Team" })).toEqual({});
      expect(await amountsBy({ ...emptied, groupBy: "service" })).toEqual({});
      const middle = { from: "2026-03-04", until: "2026-03-31", granularity, groupBy: "tag:Team" };
      expect(await amountsBy(middle)).toEqual({ "(not tagged)": "5", search: "10" });
    },
  );

  test("are 30 days or 13 months up to the last that is held where no range is given", async () => {
    const calls = await world.as("ada");
    expect(await calls.costs.view({})).toMatchObject({ from: "2026-03-02", until: "2026-04-01" });
    expect(await calls.costs.view({ granularity: "monthly" })).toMatchObject({
      from: "2025-03-01",
      until: "2026-04-01",
    });
  });

  test.each([
    [{ from: "2026-03-01", until: "2026-03-01" }, "until"],
    [{ from: "2024-01-01", until: "2026-03-01" }, "from"],
    [{ from: "2020-01-01", until: "2026-03-01", granularity: "monthly" }, "from"],
  ])("refuse the range %j", async (range, path) => {
    await expect(ask(range)).rejects.toMatchObject({ data: { details: [{ path }] } });
  });
});

describe("another bill", () => {
  test("counts as not tagged where it is not divided by the tag, and says so", async () => {
    const { id } = await world.database.connection.create({
      data: { name: "Other payer", accountId: "777788889999", regions: [] },
    });
    await aBill(world.database, {
      connectionId: id,
      spends: [{ day: "2026-03-05", usd: "100" }],
      days: march,
    });
    const view = await ask({ groupBy: "tag:Team" });
    expect(view.groups.map(({ label, total }) => [label, total])).toEqual([
      ["(not tagged)", "116"],
      ["search", "10"],
    ]);
    expect(view.remarks).toEqual([expect.stringContaining("Other payer has not been read by the tag Team")]);
    expect(await amountsBy({ groupBy: "account" })).toMatchObject({ "Other payer": "100" });
    expect(await amountsBy({ connectionId: given.connectionId, groupBy: "service" })).toEqual({
      "Amazon Bedrock": "21",
      "Amazon SageMaker": "5",
    });
    const filters = [{ by: "tag:Team", values: ["search"] }];
    expect((await ask({ filters })).total).toBe("10");
    expect((await ask({ filters: [{ by: "account", values: ["777788889999"] }] })).total).toBe("100");
    await world.database.connection.delete({ where: { id } });
  });
});

describe("an answer", () => {
  test("is kept until the bill changes", async () => {
    const february = { from: "2026-02-01", until: "2026-03-01" };
    const write = (usd: string) =>
      aBill(world.database, {
        connectionId: given.connectionId,
        spends: [{ day: "2026-02-10", usd, of: { "tag:Team": "kept" } }],
        days: february,
      });
    await write("1");
    expect((await ask(february)).total).toBe("1");
    await world.database.costDayUsage.updateMany({
      where: { day: new Date("2026-02-10") },
      data: { unblended: 0 },
    });
    expect((await ask(february)).total).toBe("1");
    await write("2");
    expect((await ask(february)).total).toBe("2");
  });
});

describe("filters in an address", () => {
  test("are dimension=value, those of one dimension together", () => {
    const filters = ["service=Amazon Bedrock", "tag:quarry:owner=search", "tag:quarry:owner=a=b"];
    expect(CostQuery.parse({ filters }).filters).toEqual([
      { by: "service", values: ["Amazon Bedrock"] },
      { by: "tag:quarry:owner", values: ["search", "a=b"] },
    ]);
    expect(CostQuery.parse({ filters: "tag:Team=" }).filters).toEqual([{ by: "tag:Team", values: [""] }]);
  });

  test("come back as they were written, also those of keys with an equals sign", () => {
    const filters = CostQuery.parse({
      filters: [
        { by: "tag:a=b", values: ["", "{x}"] },
        { by: "tag:cost$center", values: ["CC$1", "[2]"] },
      ],
    }).filters;
    expect(CostQuery.parse({ filters: writeFilterTokens(filters) }).filters).toEqual(filters);
  });

  test.each(["nonsense", "colour=red", "tag:=x", "{", `{"by":"service"}`])("refuse %s", (filters) => {
    expect(CostQuery.safeParse({ filters }).error?.issues).toMatchObject([
      { path: ["filters"], message: expect.stringContaining("tag:Team=search") },
    ]);
  });
});
