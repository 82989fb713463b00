// What CloudWatch shows of the generated traffic: the tokens that the bill will tell, minutes after they were sent.
import type { MetricIdentity, Minute } from "../services/cloudwatch/metric-rows.ts";
import { minuteOf } from "../services/cloudwatch/metric-rows.ts";
import { applicationProfileArn } from "../services/bedrock/profile-rows.ts";
import type { Scope } from "../world/tables.ts";
import type { World } from "../world/world.ts";
import { history, placeOf } from "./history.ts";
import { slotsOfDay, stepsBetween } from "./meter.ts";
import type { Pattern } from "./meter.ts";
import { mixOf, patternOf, routeOf, tokensPerStep } from "./traffic.ts";
import type { Traffic } from "./traffic.ts";

const namespace = "AWS/Bedrock";
const kinds = {
  InputTokenCount: "input",
  OutputTokenCount: "output",
  CacheReadInputTokenCount: "cache-read",
  CacheWriteInputTokenCount: "cache-write",
} as const;

const isTokenMetric = (name: string): name is keyof typeof kinds => Object.hasOwn(kinds, name);

/** Hundreds of tokens that one call sends on average. */
const stepsPerCall = 18;
const slotMinutes = 5;
const minutesOfDay = slotsOfDay * slotMinutes;

/** Days for which CloudWatch keeps data, by the shortest period that it tells them in. */
const kept = [
  { periodSeconds: 3600, days: 455 },
  { periodSeconds: 300, days: 63 },
  { periodSeconds: 0, days: 15 },
] as const;

export type MinuteRange = { first: number; last: number; periodSeconds: number };

/** Metrics of the traffic in a place that goes on; a model is told by its id, a profile by its own. */
export function trafficMetrics(world: World, { account, region }: Scope): MetricIdentity[] {
  const today = Math.floor(minuteOf(world.clock.now()) / minutesOfDay);
  return [...history(world).traffic.values()].flatMap((lives) => {
    const last = lives.at(-1);
    if (last === undefined || last.account !== account || last.region !== region || last.end <= today)
      return [];
    const { resourceId } = last;
    const ModelId = resourceId.slice(resourceId.lastIndexOf("/") + 1);
    return ["Invocations", ...Object.keys(kinds)]
      .filter((name) => patternFor(last, name) !== undefined)
      .map((name) => ({ namespace, name, dimensions: { ModelId } }));
  });
}

/** Whether a metric is one of the generated traffic. */
export const isTrafficMetric = (world: World, scope: Scope, metric: MetricIdentity): boolean =>
  trafficOf(world, scope, metric).some((one) => patternFor(one, metric.name) !== undefined);

/** What was measured in slots of five minutes, or of an hour where that is enough. */
export function trafficMinutes(
  { world, scope }: { world: World; scope: Scope },
  metric: MetricIdentity,
  { first, last, periodSeconds }: MinuteRange,
): Minute[] {
  const now = minuteOf(world.clock.now());
  const days = kept.find((row) => periodSeconds >= row.periodSeconds)?.days ?? 0;
  const from = Math.max(first, now - days * minutesOfDay + 1);
  const slots = periodSeconds >= 3600 ? 12 : 1;
  return trafficOf(world, scope, metric)
    .flatMap((one) => minutesOf(one, metric.name, { from, to: Math.min(last, now), slots }))
    .toSorted(([left], [right]) => left - right);
}

/** Traffic is told by ids only; what is really called in the simulator is told as it was called. */
function trafficOf(
  world: World,
  scope: Scope,
  { namespace: asked, dimensions }: MetricIdentity,
): readonly Traffic[] {
  const { ModelId: modelId, ...others } = dimensions;
  if (asked !== namespace || modelId === undefined || Object.keys(others).length > 0) return [];
  const { account, region } = scope;
  const { traffic } = history(world);
  const profileArn = applicationProfileArn(modelId, scope);
  return (
    traffic.get(placeOf({ account, region, resourceId: profileArn })) ??
    (modelId.startsWith("arn:") ? [] : (traffic.get(placeOf({ account, region, resourceId: modelId })) ?? []))
  );
}

type Metered = { pattern: Pattern; calls: Pattern; unit: number };

/** The pattern behind a metric; undefined where the traffic has none of it. */
function patternFor(traffic: Traffic, name: string): Metered | undefined {
  const { model } = routeOf(traffic.source);
  if (model === undefined) return undefined;
  const calls = patternOf(traffic, Math.max(1, Math.floor(traffic.base / stepsPerCall)));
  if (name === "Invocations") return { pattern: calls, calls, unit: 1 };
  if (!isTokenMetric(name)) return undefined;
  const share = mixOf(traffic, model)[kinds[name]];
  if (share === 0) return undefined;
  return {
    pattern: patternOf(traffic, Math.floor((traffic.base * share) / 1000)),
    calls,
    unit: tokensPerStep,
  };
}

function minutesOf(
  traffic: Traffic,
  name: string,
  { from, to, slots }: { from: number; to: number; slots: number },
): Minute[] {
  const metered = patternFor(traffic, name);
  if (metered === undefined) return [];
  const step = slots * slotMinutes;
  const minutes: Minute[] = [];
  const begin = Math.max(Math.ceil(from / step) * step, traffic.first * minutesOfDay);
  for (let at = begin; at + step <= Math.min(to, traffic.end * minutesOfDay); at += step) {
    const day = Math.floor(at / minutesOfDay);
    const slot = (at - day * minutesOfDay) / slotMinutes;
    const range = { from: slot, to: slot + slots };
    const sum = stepsBetween(metered.pattern, day, range) * metered.unit;
    if (sum === 0) continue;
    const count = name === "Invocations" ? sum : Math.max(1, stepsBetween(metered.calls, day, range));
    minutes.push([at, count, sum, Math.floor(sum / count), Math.ceil(sum / count)]);
  }
  return minutes;
}
