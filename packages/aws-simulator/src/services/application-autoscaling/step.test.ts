import { expect, test } from "vitest";
import { companyAccount } from "../../seed/company-profiles.ts";
import { homeRegion } from "../../testing/simulator-test.ts";
import { createWorld } from "../../world/world.ts";
import type { World } from "../../world/world.ts";
import { minuteMs } from "../cloudwatch/metric-rows.ts";
import { keepAlarm } from "../cloudwatch/put-metric-alarm.ts";
import { recordMetric } from "../cloudwatch/record-metric.ts";
import { setDesiredCapacity } from "../sagemaker/set-capacity.ts";
import { activityTable, recordCapacity } from "./activities.ts";
import { policyKey, policyTable } from "./policy-rows.ts";
import { scheduledKey, scheduledTable } from "./scheduled-rows.ts";
import { applyScaling } from "./step.ts";
import { targetKey, targetTable } from "./target-rows.ts";
import type { TargetRow } from "./target-rows.ts";

const scope = { account: companyAccount, region: homeRegion };
const name = {
  resourceId: "endpoint/churn-scores/variant/AllTraffic",
  dimension: "sagemaker:variant:DesiredInstanceCount",
} as const;
const load = { Namespace: "Quarry/Load", MetricName: "Load", Statistic: "Average" as const };

/** A target with target tracking of 10 and a schedule of every two hours. */
function scaled(
  world: World,
  { countsMissingAsZero = false, cooldown = 300 }: { countsMissingAsZero?: boolean; cooldown?: number } = {},
): TargetRow {
  const now = world.clock.now();
  const target: TargetRow = {
    ...name,
    id: "a",
    min: 1,
    max: 8,
    suspended: { in: false, out: false, scheduled: false },
    tags: {},
    createdAt: now.toISOString(),
    steppedTo: now.getTime() / minuteMs,
    scheduledTo: now.getTime(),
    boundsCause: undefined,
    cooldownOut: undefined,
    cooldownIn: undefined,
  };
  world.tables.rows(targetTable, scope).set(targetKey(target), target);
  const alarm = { ...load, Period: 60, Dimensions: [] };
  keepAlarm(world, scope, {
    name: "high",
    countsMissingAsZero,
    configuration: {
      ...alarm,
      EvaluationPeriods: 3,
      Threshold: 10,
      ComparisonOperator: "GreaterThanThreshold",
    },
  });
  keepAlarm(world, scope, {
    name: "low",
    countsMissingAsZero,
    configuration: { ...alarm, EvaluationPeriods: 15, Threshold: 9, ComparisonOperator: "LessThanThreshold" },
  });
  const mode = {
    type: "TargetTrackingScaling",
    tracking: { TargetValue: 10, ScaleInCooldown: cooldown },
  } as const;
  const policy = { ...name, id: "b", name: "policy", mode, createdAt: "", ownAlarms: ["high", "low"] };
  world.tables.rows(policyTable, scope).set(policyKey("policy", name), policy);
  world.tables.rows(scheduledTable, scope).set(scheduledKey("even", name), {
    ...name,
    id: "c",
    name: "even",
    schedule: "cron(20 0/2 * * ? *)",
    timezone: undefined,
    min: 2,
    max: 6,
    startTime: undefined,
    endTime: undefined,
    createdAt: now.toISOString(),
  });
  return target;
}

/** What eight hours of rising and falling load lead to, looked at every so many minutes from a full one on. */
function activitiesWhenLookedAtEvery(minutes: number, begin: number): unknown {
  const world = createWorld("company");
  let now = begin;
  const timed: World = { ...world, clock: { ...world.clock, now: () => new Date(now) } };
  scaled(timed);
  const datum = { namespace: load.Namespace, name: load.MetricName, dimensions: {}, unit: "None" };
  for (let minute = 1; minute <= 480; minute += 1) {
    now = begin + minute * minuteMs;
    const value = 10 + Math.round(10 * Math.sin(minute / 40));
    if (minute % 120 > 20)
      recordMetric(timed, scope.account, scope.region, { ...datum, value, at: new Date(now) });
    if (minute % minutes === 0) applyScaling(timed);
  }
  return [...timed.tables.rows(activityTable, scope).values()].map(({ id: _id, startTime, ...activity }) => ({
    ...activity,
    endTime: Date.parse(activity.endTime) - begin,
    startTime: Date.parse(startTime) - begin,
  }));
}

test("the same is scaled at the same moments however often anyone looks", () => {
  const begin = Math.ceil(Date.now() / minuteMs) * minuteMs;
  const often = activitiesWhenLookedAtEvery(1, begin);
  expect(activitiesWhenLookedAtEvery(480, begin)).toEqual(often);
  expect(activitiesWhenLookedAtEvery(48, begin)).toEqual(often);
  expect(Array.isArray(often) && often.length).toBeGreaterThan(10);
});

test("looking twice at one moment changes nothing the second time", () => {
  const world = createWorld("company");
  const now = world.clock.now();
  const timed: World = { ...world, clock: { ...world.clock, now: () => now } };
  scaled(timed);
  applyScaling(timed);
  const before = JSON.stringify(timed.tables.dump());
  applyScaling(timed);
  expect(JSON.stringify(timed.tables.dump())).toBe(before);
});

test("a scale-in that waits for its cooldown is done when that ends, also where nobody calls any more", () => {
  const world = createWorld("company");
  const begin = Math.ceil(world.clock.now().getTime() / minuteMs) * minuteMs;
  let now = begin;
  const timed: World = { ...world, clock: { ...world.clock, now: () => new Date(now) } };
  setDesiredCapacity(timed, scope.account, scope.region, name.resourceId, name.dimension, 5);
  const target = scaled(timed, { countsMissingAsZero: true, cooldown: 3600 });
  timed.tables.rows(scheduledTable, scope).clear();
  const datum = { namespace: load.Namespace, name: load.MetricName, dimensions: {}, unit: "None" };
  for (let minute = 0; minute < 20; minute += 1) {
    const at = new Date(begin + minute * minuteMs);
    recordMetric(timed, scope.account, scope.region, { ...datum, value: 8, at });
  }
  now = begin + 180 * minuteMs;
  applyScaling(timed);
  const done = [...timed.tables.rows(activityTable, scope).values()];
  expect(done.map(({ change, startTime }) => [change, (Date.parse(startTime) - begin) / minuteMs])).toEqual([
    ["desired instance count to 4", 15],
    ["desired instance count to 1", 75],
  ]);
  expect(target.cooldownIn?.base).toBe(4);
});

test("five hundred activities are kept", () => {
  const world = createWorld("empty");
  for (let capacity = 0; capacity <= 500; capacity += 1)
    recordCapacity({ world, scope, target: name }, { capacity, cause: "", at: capacity });
  const rows = [...world.tables.rows(activityTable, scope).values()];
  expect([rows.length, rows[0]?.change]).toEqual([500, "desired instance count to 1"]);
});
