import {
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  paginateGetMetricData,
} from "@aws-sdk/client-cloudwatch";
import type { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { describe, expect } from "vitest";
import { companyAccount } from "../../seed/company-profiles.ts";
import { test } from "../../testing/simulator-test.ts";
import { createWorld } from "../../world/world.ts";
import type { World } from "../../world/world.ts";
import { metricTable, mostMetrics, mostMinutes, retentionMinutes } from "./metric-rows.ts";
import { recordMetric } from "./record-metric.ts";
import { at, get, minuteMs, points, put, stat, testNamespace, wait } from "./testing/metric-test.ts";

/** A world in which a minute has just begun, so that none ends while it is filled. */
function atAFullMinute(): World {
  const world = createWorld("empty");
  world.clock.advance(minuteMs - (Date.now() % minuteMs));
  return world;
}

const load = (cloudwatch: CloudWatchClient) =>
  put(cloudwatch, ...[0, 1, 2, 3, 4].map((time) => wait(time, time)));

describe("statistics", () => {
  test("values of one minute are kept together, by every statistic", async ({ clients: { cloudwatch } }) => {
    await put(cloudwatch, wait(0, 1), wait(0, 2), wait(0, 6), wait(1, 5));
    const queries = ["Sum", "Average", "Minimum", "Maximum", "SampleCount"].map((name, index) =>
      stat(`m${index}`, name),
    );
    const { MetricDataResults } = await get(cloudwatch, queries);
    expect(MetricDataResults?.map(({ Values }) => Values)).toEqual([
      [9, 5],
      [3, 5],
      [1, 5],
      [6, 5],
      [3, 1],
    ]);
    expect(MetricDataResults?.[0]).toMatchObject({ Id: "m0", Label: "Wait", StatusCode: "Complete" });
  });

  test("periods begin at the start and leave out the end", async ({ clients: { cloudwatch } }) => {
    await put(cloudwatch, ...[0, 4, 5, 9, 10].map((minutes) => wait(minutes, 1)));
    const { MetricDataResults } = await get(cloudwatch, [stat("m1", "Sum", { period: 300 })], {
      EndTime: at(10),
    });
    expect(MetricDataResults?.[0]?.Values).toEqual([2, 2]);
    expect(MetricDataResults?.[0]?.Timestamps).toEqual([at(0), at(5)]);
  });

  test("percentiles are right within 2.5 %, also over several minutes", async ({
    clients: { cloudwatch },
  }) => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    const datum = { MetricName: "Wait", Values: values };
    await put(cloudwatch, { ...datum, Timestamp: at(0) }, { ...datum, Timestamp: at(1) });
    for (const [name, wanted] of [
      ["p50", 50],
      ["p90", 90],
      ["p99.9", 100],
    ] as const) {
      const [[, value] = []] = (await points(cloudwatch, [stat("m1", name, { period: 300 })])) ?? [];
      expect(Math.abs((value ?? 0) / wanted - 1)).toBeLessThan(0.025);
    }
  });

  test("percentiles keep their order over negative values and zero", async ({ clients: { cloudwatch } }) => {
    await put(cloudwatch, { MetricName: "Wait", Timestamp: at(0), Values: [-100, -1, 0, 1, 100] });
    const queries = ["p20", "p40", "p60", "p80", "p100"].map((name, index) => stat(`m${index}`, name));
    const { MetricDataResults = [] } = await get(cloudwatch, queries);
    expect(MetricDataResults.map(({ Values }) => Math.round(Values?.[0] ?? Number.NaN))).toEqual([
      -98, -1, 0, 1, 100,
    ]);
  });

  test("a statistic set counts, but has no percentiles unless its values are equal", async ({
    clients: { cloudwatch },
  }) => {
    const set = { SampleCount: 4, Sum: 10, Minimum: 1, Maximum: 4 };
    await put(
      cloudwatch,
      { MetricName: "Wait", Timestamp: at(0), StatisticValues: set },
      { MetricName: "Wait", Timestamp: at(1), StatisticValues: { ...set, Sum: 8, Minimum: 2, Maximum: 2 } },
    );
    expect(await points(cloudwatch, [stat("m1", "Average")])).toEqual([
      [0, 2.5],
      [1, 2],
    ]);
    expect(await points(cloudwatch, [stat("m1", "p50")])).toEqual([[1, 2]]);
  });

  test("values with counts weigh as often as they were counted", async ({ clients: { cloudwatch } }) => {
    await put(cloudwatch, { MetricName: "Wait", Timestamp: at(0), Values: [1, 5], Counts: [3, 1] });
    expect(await points(cloudwatch, [stat("m1", "Average")])).toEqual([[0, 2]]);
  });

  test("units are kept apart", async ({ clients: { cloudwatch } }) => {
    await put(cloudwatch, { ...wait(0, 1), Unit: "Seconds" }, { ...wait(0, 60), Unit: "Count" });
    const input = {
      Namespace: testNamespace,
      MetricName: "Wait",
      StartTime: at(0),
      EndTime: at(1),
      Period: 60,
      Statistics: ["Sum" as const],
    };
    const all = await cloudwatch.send(new GetMetricStatisticsCommand(input));
    expect(all.Datapoints?.map(({ Unit, Sum }) => [Unit, Sum])).toEqual([
      ["Seconds", 1],
      ["Count", 60],
    ]);
    const seconds = await cloudwatch.send(new GetMetricStatisticsCommand({ ...input, Unit: "Seconds" }));
    expect(seconds.Datapoints).toHaveLength(1);
  });

  test("GetMetricStatistics tells the statistics that were asked for", async ({
    clients: { cloudwatch },
  }) => {
    await put(cloudwatch, wait(0, 1), wait(0, 3));
    const answer = await cloudwatch.send(
      new GetMetricStatisticsCommand({
        Namespace: testNamespace,
        MetricName: "Wait",
        StartTime: at(0),
        EndTime: at(5),
        Period: 300,
        Statistics: ["Average", "SampleCount"],
        ExtendedStatistics: ["p100"],
      }),
    );
    expect(answer).toMatchObject({
      Label: "Wait",
      Datapoints: [
        { Timestamp: at(0), Average: 2, SampleCount: 2, Unit: "None", ExtendedStatistics: { p100: 3 } },
      ],
    });
  });
});

describe("metrics", () => {
  test("are told apart by dimensions, in whatever order they come", async ({ clients: { cloudwatch } }) => {
    const [a, b] = [
      { Name: "A", Value: "1" },
      { Name: "B", Value: "2" },
    ];
    await put(
      cloudwatch,
      { ...wait(0, 1), Dimensions: [a, b] },
      { ...wait(0, 2), Dimensions: [b, a] },
      wait(0, 9),
    );
    const listed = await cloudwatch.send(
      new ListMetricsCommand({ Namespace: testNamespace, Dimensions: [{ Name: "A" }, b] }),
    );
    expect(listed.Metrics).toEqual([{ Namespace: testNamespace, MetricName: "Wait", Dimensions: [a, b] }]);
    const query = {
      Id: "m1",
      MetricStat: {
        Metric: { Namespace: testNamespace, MetricName: "Wait", Dimensions: [b, a] },
        Period: 60,
        Stat: "Sum",
      },
    };
    expect(await points(cloudwatch, [query])).toEqual([[0, 3]]);
  });

  test("are listed when they were active lately", async ({ clients: { cloudwatch }, control }) => {
    await put(cloudwatch, wait(0, 1));
    const recent = new ListMetricsCommand({ Namespace: testNamespace, RecentlyActive: "PT3H" });
    expect((await cloudwatch.send(recent)).Metrics).toHaveLength(1);
    await control("/clock/advance", { seconds: 3 * 3600 });
    expect((await cloudwatch.send(recent)).Metrics).toEqual([]);
    expect(
      (await cloudwatch.send(new ListMetricsCommand({ Namespace: testNamespace }))).Metrics,
    ).toHaveLength(1);
  });

  test("are forgotten after 15 days", async ({ clients: { cloudwatch }, control }) => {
    await put(cloudwatch, wait(0, 1));
    await control("/clock/advance", { seconds: 15 * 86_400 });
    expect(await points(cloudwatch, [stat("m1", "Sum")])).toEqual([]);
    expect((await cloudwatch.send(new ListMetricsCommand({ Namespace: testNamespace }))).Metrics).toEqual([]);
  });

  test("hold no more than 15 days of minutes and make room for others", () => {
    const world = atAFullMinute();
    const scope = { account: companyAccount, region: "eu-north-1" };
    const datum = { namespace: testNamespace, dimensions: {}, value: 1, unit: "Count" };
    const end = world.clock.now().getTime();
    for (let ago = retentionMinutes + 10; ago >= 0; ago -= 1)
      recordMetric(world, scope.account, scope.region, {
        ...datum,
        name: "Busy",
        at: new Date(end - ago * minuteMs),
      });
    const rows = world.tables.rows(metricTable, scope);
    expect([...rows.values()][0]?.series[0]?.minutes).toHaveLength(retentionMinutes);
    const old = { ...datum, name: "Old", at: new Date(end - retentionMinutes * minuteMs) };
    recordMetric(world, scope.account, scope.region, old);
    expect(rows.size).toBe(1);
    recordMetric(world, scope.account, scope.region, { ...datum, name: "Busy", at: new Date(end) });
    expect([...rows.values()][0]?.series[0]?.minutes).toHaveLength(retentionMinutes);
    expect([...rows.values()][0]?.series[0]?.minutes.at(-1)?.slice(1, 3)).toEqual([2, 2]);
    for (let index = 0; index < mostMetrics; index += 1)
      recordMetric(world, scope.account, scope.region, {
        ...datum,
        name: `Other ${index}`,
        at: new Date(end),
      });
    expect(rows.size).toBe(mostMetrics);
    expect([...rows.values()].some(({ name }) => name === "Busy")).toBe(false);
  });

  test("share the room of an account and Region", () => {
    const world = atAFullMinute();
    const scope = { account: companyAccount, region: "eu-north-1" };
    const datum = { namespace: testNamespace, dimensions: {}, value: 1, unit: "Count" };
    const end = world.clock.now().getTime();
    const busy = Math.ceil(mostMinutes / retentionMinutes);
    for (let index = 0; index < busy; index += 1) {
      const name = `Busy ${index}`;
      for (let ago = retentionMinutes - 1; ago >= 0; ago -= 1)
        recordMetric(world, scope.account, scope.region, {
          ...datum,
          name,
          at: new Date(end - ago * minuteMs),
        });
    }
    const rows = [...world.tables.rows(metricTable, scope).values()];
    const lengths = rows.map(({ series }) => series[0]?.minutes.length ?? 0);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(mostMinutes);
    expect(lengths.at(-1)).toBeGreaterThan(retentionMinutes / 2);
  });
});

describe("pages", () => {
  test("the newest points come first by default", async ({ clients: { cloudwatch } }) => {
    await load(cloudwatch);
    const { MetricDataResults } = await get(cloudwatch, [stat("m1", "Sum")], { ScanBy: undefined });
    expect(MetricDataResults?.[0]?.Values).toEqual([4, 3, 2, 1, 0]);
  });

  test("pages of few points join to the whole of every result", async ({ clients: { cloudwatch } }) => {
    await load(cloudwatch);
    const input = {
      MetricDataQueries: [
        stat("m1", "Sum"),
        stat("none", "Sum", { name: "Absent" }),
        stat("m2", "SampleCount"),
      ],
      StartTime: at(0),
      EndTime: at(30),
      ScanBy: "TimestampAscending" as const,
      MaxDatapoints: 4,
    };
    const joined = new Map<string, number[]>();
    const states: (string | undefined)[] = [];
    for await (const { MetricDataResults = [] } of paginateGetMetricData({ client: cloudwatch }, input)) {
      for (const { Id = "", Values = [], StatusCode } of MetricDataResults) {
        joined.set(Id, [...(joined.get(Id) ?? []), ...Values]);
        states.push(`${Id} ${StatusCode}`);
      }
    }
    expect(Object.fromEntries(joined)).toEqual({ m1: [0, 1, 2, 3, 4], none: [], m2: [1, 1, 1, 1, 1] });
    expect(states).toEqual([
      "m1 PartialData",
      "none Complete",
      "m1 Complete",
      "m2 PartialData",
      "m2 Complete",
    ]);
  });
});
