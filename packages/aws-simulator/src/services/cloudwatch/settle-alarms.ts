import type { StateValue } from "@aws-sdk/client-cloudwatch";
import type { Scope } from "../../world/tables.ts";
import type { World } from "../../world/world.ts";
import { alarmTable, setState } from "./alarm-rows.ts";
import type { AlarmConfiguration, AlarmRow } from "./alarm-rows.ts";
import { explainState } from "./explain-state.ts";
import { judge } from "./judge-datapoints.ts";
import type { Datapoint, Rule } from "./judge-datapoints.ts";
import { minuteMs, minuteOf, retentionMinutes } from "./metric-rows.ts";
import { nextData, rangeMinutes, readDatapoints } from "./read-datapoints.ts";

type Place = { world: World; scope: Scope };

/**
 * Brings the alarms of an account and Region to the present: each is evaluated at every full minute since the last
 * time, so that the history is the same however rarely it is read. Data that arrives late changes nothing any more.
 */
export function settleAlarms(world: World, scope: Scope): void {
  const now = minuteOf(world.clock.now());
  for (const row of world.tables.rows(alarmTable, scope).values()) settleAlarm({ world, scope }, row, now);
}

function settleAlarm(place: Place, row: AlarmRow, until: number): void {
  let minute = Math.max(row.evaluatedTo + 1, until - retentionMinutes);
  while (minute <= until) {
    const { value, datapoints } = evaluateAlarm(place, row, minute);
    if (value !== undefined && value !== row.state.value) {
      const at = new Date(minute * minuteMs);
      const told = explainState(row, { value, datapoints, at });
      setState(place.world, place.scope, { row, state: { value, ...told, updatedAt: at.toISOString() } });
    }
    minute = nextEvaluation(place, row, minute) ?? until + 1;
  }
  row.evaluatedTo = Math.max(row.evaluatedTo, until);
}

/** What an alarm's data say at a full minute: the state (undefined: as before) and the datapoints, newest first. */
export function evaluateAlarm(
  place: Place,
  row: AlarmRow,
  minute: number,
): { value: StateValue | undefined; datapoints: Datapoint[] } {
  const datapoints = readDatapoints(place, row, minute);
  return { value: judge(datapoints, ruleOf(row.configuration)), datapoints };
}

/**
 * The next minute after which an alarm's data may say something else: without data in its range nothing changes
 * until there is some, so that months without data cost nothing. Undefined when there will be none.
 */
export function nextEvaluation(place: Place, row: AlarmRow, minute: number): number | undefined {
  const range = rangeMinutes(row.configuration);
  // Periods still pass from missing to zero.
  if (row.zeroSince !== undefined && minute <= row.zeroSince + range) return minute + 1;
  const data = nextData(place, row.configuration, minute - range);
  return data === undefined ? undefined : Math.max(minute, data) + 1;
}

const comparisons: Readonly<Record<string, (value: number, threshold: number) => boolean>> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

/** Comparisons that the simulator evaluates; those of anomaly detection are not among them. */
export const isComparison = (name: string): boolean => Object.hasOwn(comparisons, name);

function ruleOf(configuration: AlarmConfiguration): Rule {
  const { ComparisonOperator = "", Threshold = 0, EvaluationPeriods = 1 } = configuration;
  return {
    isBreaching: (value) => comparisons[ComparisonOperator]?.(value, Threshold) ?? false,
    evaluationPeriods: EvaluationPeriods,
    datapointsToAlarm: configuration.DatapointsToAlarm ?? EvaluationPeriods,
    treatMissingData: configuration.TreatMissingData ?? "missing",
  };
}
