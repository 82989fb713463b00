import {
  DeleteAlarmsCommand,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  ListTagsForResourceCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch";
import type { CloudWatchClient, PutMetricAlarmCommandInput } from "@aws-sdk/client-cloudwatch";
import { describe, expect } from "vitest";
import { companyAccount } from "../../seed/company-profiles.ts";
import { test } from "../../testing/simulator-test.ts";
import { createWorld } from "../../world/world.ts";
import { mostHistory, historyTable } from "./alarm-rows.ts";
import { keepAlarm } from "./put-metric-alarm.ts";
import { recordMetric } from "./record-metric.ts";
import { settleAlarms } from "./settle-alarms.ts";
import { minuteMs, put, testNamespace } from "./testing/metric-test.ts";

const AlarmName = "too slow";
const slow = {
  AlarmName,
  Namespace: testNamespace,
  MetricName: "Wait",
  Statistic: "Average",
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 5,
  ComparisonOperator: "GreaterThanThreshold",
} as const satisfies PutMetricAlarmCommandInput;

const arn = `arn:aws:cloudwatch:us-west-2:${companyAccount}:alarm:${AlarmName}`;

const raise = (cloudwatch: CloudWatchClient, more: Partial<PutMetricAlarmCommandInput> = {}) =>
  cloudwatch.send(new PutMetricAlarmCommand({ ...slow, ...more }));

const find = async (cloudwatch: CloudWatchClient, AlarmNames: string[] = [AlarmName]) =>
  (await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames }))).MetricAlarms?.[0];

const measure = (cloudwatch: CloudWatchClient, Value: number) =>
  put(cloudwatch, { MetricName: "Wait", Value });

const metric = (Id: string, MetricName: string) => ({
  Id,
  ReturnData: false,
  MetricStat: { Metric: { Namespace: testNamespace, MetricName }, Period: 60, Stat: "Sum" },
});

describe("states", () => {
  test("a new alarm has not been checked, and tells what it was given", async ({
    clients: { cloudwatch },
  }) => {
    await raise(cloudwatch, { AlarmActions: ["arn:aws:sns:us-west-2:111122223333:pager"] });
    expect(await find(cloudwatch)).toMatchObject({
      ...slow,
      AlarmArn: arn,
      ActionsEnabled: true,
      AlarmActions: ["arn:aws:sns:us-west-2:111122223333:pager"],
      StateValue: "INSUFFICIENT_DATA",
      StateReason: "Unchecked: Initial alarm creation",
    });
  });

  test("data above the threshold raise it, and its reason tells them", async ({
    clients: { cloudwatch },
    control,
  }) => {
    await raise(cloudwatch);
    await measure(cloudwatch, 7);
    await control("/clock/advance", { seconds: 60 });
    const alarm = await find(cloudwatch);
    expect(alarm?.StateValue).toBe("ALARM");
    expect(alarm?.StateReason).toMatch(
      /^Threshold Crossed: 1 out of the last 1 datapoint \[7\.0 \(\d\d\/\d\d\/\d\d \d\d:\d\d:00\)\] was greater than the threshold \(5\.0\) \(minimum 1 datapoint for INSUFFICIENT_DATA -> ALARM transition\)\.$/,
    );
    expect(JSON.parse(alarm?.StateReasonData ?? "")).toMatchObject({
      version: "1.0",
      statistic: "Average",
      period: 60,
      recentDatapoints: [7],
      threshold: 5,
    });
  });

  test("data below calm it, and without data it does not know", async ({
    clients: { cloudwatch },
    control,
  }) => {
    await raise(cloudwatch);
    await measure(cloudwatch, 7);
    await control("/clock/advance", { seconds: 60 });
    await measure(cloudwatch, 1);
    await control("/clock/advance", { seconds: 60 });
    expect((await find(cloudwatch))?.StateValue).toBe("OK");
    await control("/clock/advance", { seconds: 600 });
    const alarm = await find(cloudwatch);
    expect(alarm?.StateValue).toBe("INSUFFICIENT_DATA");
    expect(alarm?.StateReason).toBe("Insufficient Data: 1 datapoint was unknown.");
  });

  test("missing data count as the alarm says", async ({ clients: { cloudwatch }, control }) => {
    await raise(cloudwatch, { TreatMissingData: "breaching" });
    await raise(cloudwatch, { AlarmName: "calm", TreatMissingData: "notBreaching" });
    await control("/clock/advance", { seconds: 60 });
    expect((await find(cloudwatch))?.StateValue).toBe("ALARM");
    expect((await find(cloudwatch, ["calm"]))?.StateValue).toBe("OK");
  });

  test("an alarm over metric math looks at the one expression that returns data", async ({
    clients: { cloudwatch },
    control,
  }) => {
    await cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName,
        EvaluationPeriods: 1,
        Threshold: 10,
        ComparisonOperator: "GreaterThanOrEqualToThreshold",
        Metrics: [metric("m1", "Errors"), metric("m2", "Calls"), { Id: "e1", Expression: "100 * m1 / m2" }],
      }),
    );
    await put(cloudwatch, { MetricName: "Errors", Value: 2 }, { MetricName: "Calls", Value: 20 });
    await control("/clock/advance", { seconds: 60 });
    expect((await find(cloudwatch))?.StateReason).toContain("[10.0 (");
  });

  test("a state that was set holds until the next evaluation", async ({
    clients: { cloudwatch },
    control,
  }) => {
    await raise(cloudwatch, { TreatMissingData: "notBreaching" });
    // Just after a full minute, so that none passes before the state is looked at.
    await control("/clock/advance", { seconds: 61 - ((Date.now() / 1000) % 60) });
    const set = { AlarmName, StateValue: "ALARM" as const, StateReason: "a drill" };
    await cloudwatch.send(new SetAlarmStateCommand(set));
    expect(await find(cloudwatch)).toMatchObject({ StateValue: "ALARM", StateReason: "a drill" });
    await control("/clock/advance", { seconds: 60 });
    expect((await find(cloudwatch))?.StateValue).toBe("OK");
    await expect(
      cloudwatch.send(new SetAlarmStateCommand({ ...set, StateReasonData: "no JSON" })),
    ).rejects.toMatchObject({ name: "InvalidFormatFault" });
    await expect(
      cloudwatch.send(new SetAlarmStateCommand({ ...set, AlarmName: "absent" })),
    ).rejects.toMatchObject({ name: "ResourceNotFound" });
  });

  test("a state that stays the same is no news", async ({ clients: { cloudwatch } }) => {
    await raise(cloudwatch, { TreatMissingData: "ignore" });
    for (const StateReason of ["a drill", "another drill"])
      await cloudwatch.send(new SetAlarmStateCommand({ AlarmName, StateValue: "ALARM", StateReason }));
    expect((await find(cloudwatch))?.StateReason).toBe("another drill");
    const asked = new DescribeAlarmHistoryCommand({ AlarmName, HistoryItemType: "StateUpdate" });
    expect((await cloudwatch.send(asked)).AlarmHistoryItems).toHaveLength(1);
  });

  test("a new configuration keeps the state and the tags", async ({ clients: { cloudwatch }, control }) => {
    await raise(cloudwatch, { TreatMissingData: "breaching", Tags: [{ Key: "a", Value: "b" }] });
    await control("/clock/advance", { seconds: 60 });
    await raise(cloudwatch, { Threshold: 9 });
    expect(await find(cloudwatch)).toMatchObject({ StateValue: "ALARM", Threshold: 9 });
    const tags = await cloudwatch.send(new ListTagsForResourceCommand({ ResourceARN: arn }));
    expect(tags.Tags).toEqual([{ Key: "a", Value: "b" }]);
  });
});

describe("settling", () => {
  const scope = { account: companyAccount, region: "us-west-2" };
  /** The history of an alarm over an hour of data that come and go, looked at so many times. */
  const historyOf = (looks: number): unknown => {
    const world = createWorld("empty");
    const begin = Math.ceil(world.clock.now().getTime() / minuteMs) * minuteMs;
    let now = begin;
    const timed = { ...world, clock: { ...world.clock, now: () => new Date(now) } };
    const { AlarmName: name, ...configuration } = slow;
    keepAlarm(timed, scope, { name, configuration: { ...configuration, EvaluationPeriods: 2 } });
    for (let minute = 1; minute <= 60; minute += 1) {
      now = begin + minute * minuteMs;
      if (minute % 20 < 12) {
        const datum = { namespace: testNamespace, name: "Wait", dimensions: {}, unit: "None" };
        recordMetric(timed, scope.account, scope.region, { ...datum, value: minute % 10, at: new Date(now) });
      }
      if (minute % Math.ceil(60 / looks) === 0) settleAlarms(timed, scope);
    }
    settleAlarms(timed, scope);
    const history = [...timed.tables.rows(historyTable, scope).values()];
    return history.map(({ at, summary }) => [Date.parse(at) - begin, summary]);
  };

  test("leads to the same history however often anyone looks", () => {
    const once = historyOf(1);
    expect(once).toEqual(historyOf(60));
    expect(once).toEqual(historyOf(7));
    expect(Array.isArray(once) && once.length).toBeGreaterThan(6);
  });
});

describe("lists", () => {
  test("alarms are found by name, prefix, state and action, page by page", async ({
    clients: { cloudwatch },
  }) => {
    for (const name of ["a1", "a2", "b1"])
      await raise(cloudwatch, { AlarmName: name, AlarmActions: [`arn:${name}`] });
    const names = async (input: object) => {
      const { MetricAlarms = [], NextToken } = await cloudwatch.send(new DescribeAlarmsCommand(input));
      return [MetricAlarms.map((alarm) => alarm.AlarmName), NextToken] as const;
    };
    expect((await names({ AlarmNamePrefix: "a" }))[0]).toEqual(["a1", "a2"]);
    expect((await names({ AlarmNames: ["b1", "absent"] }))[0]).toEqual(["b1"]);
    expect((await names({ StateValue: "OK" }))[0]).toEqual([]);
    expect((await names({ ActionPrefix: "arn:b" }))[0]).toEqual(["b1"]);
    expect((await names({ AlarmTypes: ["CompositeAlarm"] }))[0]).toEqual([]);
    const [first, NextToken] = await names({ MaxRecords: 2 });
    expect([first, await names({ MaxRecords: 2, NextToken })]).toEqual([
      ["a1", "a2"],
      [["b1"], undefined],
    ]);
    await expect(names({ AlarmNames: ["a"], AlarmNamePrefix: "a" })).rejects.toThrow("mutually exclusive");
  });

  test("the history is told from either end and outlives its alarm", async ({ clients: { cloudwatch } }) => {
    await raise(cloudwatch);
    await cloudwatch.send(new SetAlarmStateCommand({ AlarmName, StateValue: "OK", StateReason: "a drill" }));
    await cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [AlarmName, "absent"] }));
    expect(await find(cloudwatch)).toBeUndefined();
    const summaries = async (input: object) => {
      const answer = await cloudwatch.send(new DescribeAlarmHistoryCommand({ AlarmName, ...input }));
      return answer.AlarmHistoryItems?.map((item) => item.HistorySummary);
    };
    const [changed, created] = ["Alarm updated from INSUFFICIENT_DATA to OK", 'Alarm "too slow" created'];
    expect(await summaries({})).toEqual([changed, created]);
    expect(await summaries({ ScanBy: "TimestampAscending" })).toEqual([created, changed]);
    expect(await summaries({ HistoryItemType: "StateUpdate" })).toEqual([changed]);
    expect(await summaries({ EndDate: new Date(0) })).toEqual([]);
    expect(await summaries({ StartDate: new Date(Date.now() + 3_600_000) })).toEqual([]);
  });

  test("the history keeps its last thousand items", () => {
    const world = createWorld("empty");
    const scope = { account: companyAccount, region: "us-west-2" };
    const { AlarmName: name, ...configuration } = slow;
    for (let index = 0; index <= mostHistory; index += 1) keepAlarm(world, scope, { name, configuration });
    const rows = [...world.tables.rows(historyTable, scope).values()];
    expect(rows).toHaveLength(mostHistory);
    expect(rows[0]?.summary).toBe('Alarm "too slow" updated');
  });
});

describe("tags", () => {
  test("are added and taken away", async ({ clients: { cloudwatch } }) => {
    await raise(cloudwatch, { Tags: [{ Key: "a", Value: "1" }] });
    await cloudwatch.send(new TagResourceCommand({ ResourceARN: arn, Tags: [{ Key: "b", Value: "2" }] }));
    await cloudwatch.send(new UntagResourceCommand({ ResourceARN: arn, TagKeys: ["a"] }));
    const { Tags } = await cloudwatch.send(new ListTagsForResourceCommand({ ResourceARN: arn }));
    expect(Tags).toEqual([{ Key: "b", Value: "2" }]);
  });

  for (const [what, Tags, message] of [
    [
      "keys that come twice",
      [
        { Key: "a", Value: "1" },
        { Key: "a", Value: "2" },
      ],
      "Duplicate",
    ],
    ["AWS's own keys", [{ Key: "aws:a", Value: "1" }], "reserved"],
  ] as const) {
    test(`${what} are refused`, async ({ clients: { cloudwatch } }) => {
      await expect(raise(cloudwatch, { Tags: [...Tags] })).rejects.toThrow(message);
    });
  }

  test("more than fifty, or of no alarm, are refused", async ({ clients: { cloudwatch } }) => {
    await raise(cloudwatch, { Tags: [{ Key: "a", Value: "1" }] });
    const many = Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: "" }));
    await expect(
      cloudwatch.send(new TagResourceCommand({ ResourceARN: arn, Tags: many })),
    ).rejects.toMatchObject({ name: "InvalidParameterValueException" });
    await expect(
      cloudwatch.send(new ListTagsForResourceCommand({ ResourceARN: `${arn}s` })),
    ).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });
});

describe("refusals", () => {
  const query = { Id: "m1", MetricStat: { Metric: {}, Period: 60, Stat: "Sum" } };
  for (const [what, more, message] of [
    ["no metric", { MetricName: undefined }, "MetricName and Metrics"],
    ["a metric beside metric math", { Metrics: [query] }, "MetricName and Metrics"],
    ["no namespace", { Namespace: undefined }, "Namespace is required"],
    ["no statistic", { Statistic: undefined }, "Statistic and ExtendedStatistic"],
    ["an unknown percentile", { Statistic: undefined, ExtendedStatistic: "p101" }, "p101"],
    ["no period", { Period: undefined }, "Period is required"],
    ["a period of 90 seconds", { Period: 90 }, "multiple of 60"],
    [
      "more than a day of minutes",
      { EvaluationPeriods: 1441 },
      "EvaluationPeriods * Period must be <= 86400",
    ],
    ["no threshold", { Threshold: undefined }, "Threshold is required"],
    ["no number of periods", { EvaluationPeriods: undefined }, "EvaluationPeriods is required"],
    ["more breaches than periods", { DatapointsToAlarm: 2 }, "DatapointsToAlarm"],
    ["an unknown way with missing data", { TreatMissingData: "maybe" }, "maybe"],
    ["anomaly detection", { ComparisonOperator: "GreaterThanUpperThreshold" as const }, "does not evaluate"],
    [
      "math that returns nothing",
      { MetricName: undefined, Metrics: [{ ...query, ReturnData: false }] },
      "return data",
    ],
  ] as const) {
    test(`an alarm with ${what} is refused`, async ({ clients: { cloudwatch } }) => {
      const input = "Metrics" in more ? { ...more, Metrics: [...more.Metrics] } : more;
      const command = new PutMetricAlarmCommand({ ...slow, ...input });
      await expect(cloudwatch.send(command)).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining(message),
      });
    });
  }
});
