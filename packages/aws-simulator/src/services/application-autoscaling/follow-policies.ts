import { minuteMs } from "../cloudwatch/metric-rows.ts";
import { evaluateAlarm, nextEvaluation } from "../cloudwatch/settle-alarms.ts";
import { capacityOf, changeCapacity } from "./change-capacity.ts";
import type { Place } from "./change-capacity.ts";
import { steppedCapacity, trackedCapacity } from "./decide-capacity.ts";
import { alarmsOf, policiesOf } from "./policy-rows.ts";
import type { PolicyRow } from "./policy-rows.ts";
import type { TargetRow } from "./target-rows.ts";

/** What a policy asks for. */
type Proposal = { capacity: number; cause: string; cooldownSeconds: number };

const standardCooldownSeconds = 300;

/**
 * Carries out what the policies of a target ask for at a full minute; tells the next minute at which they may ask for
 * something else, undefined when they will not. Of several that scale out the one with the largest capacity wins;
 * scaling in needs every target tracking policy to be ready for it.
 */
export function followPolicies(place: Place, minute: number): number | undefined {
  const capacity = capacityOf(place);
  if (capacity === undefined) return undefined;
  const policies = policiesOf(place.world, place.scope, place.target);
  const verdicts = policies.map((policy) => ({
    policy,
    ...judgePolicy(place, { policy, capacity }, minute),
  }));
  const isDone =
    scaleOut(
      place,
      minute,
      verdicts.map(({ out }) => out),
    ) ?? scaleIn(place, minute, verdicts);
  // What was done changes the metric, and what could not be done is tried again.
  if (isDone !== undefined) return minute + 1;
  const next = policies
    .flatMap((policy) => alarmsOf(place.world, place.scope, policy))
    .map((alarm) => nextEvaluation(place, alarm, minute))
    .filter((at) => at !== undefined);
  return next.length === 0 ? undefined : Math.min(...next);
}

type Verdict = { policy: PolicyRow; out: Proposal | undefined; in: Proposal | undefined };

function largest(proposals: readonly (Proposal | undefined)[]): Proposal | undefined {
  const made = proposals.filter((proposal) => proposal !== undefined);
  return made.toSorted((left, right) => right.capacity - left.capacity)[0];
}

/** Undefined when nobody asks for it, else whether it was done. */
function scaleOut(place: Place, minute: number, proposals: (Proposal | undefined)[]): boolean | undefined {
  const { target } = place;
  const base = capacityOf(place);
  const proposal = largest(proposals);
  if (proposal === undefined || base === undefined || target.suspended.out) return undefined;
  const at = minute * minuteMs;
  if (!changeCapacity(place, { capacity: proposal.capacity, cause: proposal.cause, at })) return false;
  target.cooldownOut = { until: at + cooldownMs(place, proposal), base: isCooling(target, at) ?? base };
  return true;
}

function scaleIn(place: Place, minute: number, verdicts: readonly Verdict[]): boolean | undefined {
  const { target } = place;
  const tracking = verdicts.filter(({ policy }) => scalesIn(policy));
  const proposal = largest(verdicts.map((verdict) => verdict.in));
  if (proposal === undefined || target.suspended.in) return undefined;
  if (tracking.some((verdict) => verdict.in === undefined)) return undefined;
  const at = minute * minuteMs;
  if (target.cooldownIn !== undefined && at < target.cooldownIn.until) return false;
  const base = capacityOf(place) ?? proposal.capacity;
  if (!changeCapacity(place, { capacity: proposal.capacity, cause: proposal.cause, at })) return false;
  target.cooldownIn = { until: at + cooldownMs(place, proposal), base };
  return true;
}

const scalesIn = ({ mode }: PolicyRow): boolean =>
  mode.type === "TargetTrackingScaling" && mode.tracking.DisableScaleIn !== true;

const cooldownMs = ({ world }: Place, { cooldownSeconds }: Proposal): number =>
  (cooldownSeconds * 1000) / world.settings.timeScale;

/** The capacity before the scale-out that later ones wait for; undefined when none does. */
const isCooling = ({ cooldownOut }: TargetRow, at: number): number | undefined =>
  cooldownOut !== undefined && at < cooldownOut.until ? cooldownOut.base : undefined;

type Asked = { policy: PolicyRow; capacity: number };

function judgePolicy(place: Place, { policy, capacity }: Asked, minute: number): Omit<Verdict, "policy"> {
  const { mode } = policy;
  return mode.type === "StepScaling"
    ? judgeSteps(place, { policy, mode, capacity }, minute)
    : judgeTracking(place, { policy, mode, capacity }, minute);
}

type Judged<Type extends PolicyRow["mode"]["type"]> = Asked & {
  mode: Extract<PolicyRow["mode"], { type: Type }>;
};

/**
 * Until a scale-out has had its time, a new one is computed from the capacity before it and counts only where it is
 * larger: "the capacity that has been added by the previous scale-out event is counted as part of the next".
 */
function judgeSteps(
  place: Place,
  { policy, mode, capacity }: Judged<"StepScaling">,
  minute: number,
): Omit<Verdict, "policy"> {
  const { target, world, scope } = place;
  const base = isCooling(target, minute * minuteMs) ?? capacity;
  const proposals = alarmsOf(world, scope, policy).flatMap((alarm): Proposal[] => {
    const { value, datapoints } = evaluateAlarm(place, alarm, minute);
    const latest = datapoints.find((point) => point.value !== undefined)?.value;
    if (value !== "ALARM" || latest === undefined || alarm.configuration.ActionsEnabled === false) return [];
    const difference = latest - (alarm.configuration.Threshold ?? 0);
    const fromBase = steppedCapacity(base, difference, mode.step);
    const wanted =
      fromBase !== undefined && fromBase < base ? steppedCapacity(capacity, difference, mode.step) : fromBase;
    if (wanted === undefined) return [];
    const cause = causeOf(alarm.name, policy);
    const cooldownSeconds = mode.step.Cooldown ?? standardCooldownSeconds;
    return [{ capacity: within(target, wanted), cause, cooldownSeconds }];
  });
  return {
    out: largest(proposals.filter((proposal) => proposal.capacity > capacity)),
    in: largest(proposals.filter((proposal) => proposal.capacity < capacity)),
  };
}

function judgeTracking(
  place: Place,
  { policy, mode: { tracking }, capacity }: Judged<"TargetTrackingScaling">,
  minute: number,
): Omit<Verdict, "policy"> {
  const { target } = place;
  const [high, low] = alarmsOf(place.world, place.scope, policy).map((alarm) => ({
    name: alarm.name,
    ...evaluateAlarm(place, alarm, minute),
  }));
  const goal = tracking.TargetValue ?? 1;
  const base = isCooling(target, minute * minuteMs) ?? capacity;
  const highest = within(target, trackedCapacity(base, high?.datapoints[0]?.value ?? 0, goal));
  // The busiest of the quiet minutes counts, so that scaling in does not lead to scaling out again.
  const busiest = Math.max(0, ...(low?.datapoints ?? []).map(({ value }) => value ?? 0));
  const lowest = within(target, trackedCapacity(capacity, busiest, goal));
  return {
    out:
      high?.value === "ALARM" && highest > capacity
        ? proposal(highest, causeOf(high.name, policy), tracking.ScaleOutCooldown)
        : undefined,
    in:
      low?.value === "ALARM" && lowest < capacity
        ? proposal(lowest, causeOf(low.name, policy), tracking.ScaleInCooldown)
        : undefined,
  };
}

const proposal = (capacity: number, cause: string, cooldownSeconds = standardCooldownSeconds): Proposal => ({
  capacity,
  cause,
  cooldownSeconds,
});

const within = ({ min, max }: TargetRow, capacity: number): number => Math.min(max, Math.max(min, capacity));

const causeOf = (alarmName: string, { name }: PolicyRow): string =>
  `monitor alarm ${alarmName} in state ALARM triggered policy ${name}`;
