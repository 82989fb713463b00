import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import type { Scope } from "../../world/tables.ts";
import type { World } from "../../world/world.ts";
import { operation } from "../../wire/service.ts";
import { alarmArn, alarmTable, writeHistory } from "./alarm-rows.ts";
import type { AlarmConfiguration } from "./alarm-rows.ts";
import { readTags } from "./alarm-tags.ts";
import { invalid, isPeriod, readDimensions } from "./cloudwatch-errors.ts";
import { minuteMs, minuteOf } from "./metric-rows.ts";
import { checkQueries } from "./run-queries.ts";
import { isComparison, settleAlarms } from "./settle-alarms.ts";
import { isStatistic } from "./summary.ts";

export const putMetricAlarm = operation<PutMetricAlarmInput, object>("PutMetricAlarm", {
  effect: "write",
  access: (call, { AlarmName }) => [
    { action: "cloudwatch:PutMetricAlarm", resource: alarmArn(AlarmName, call) },
  ],
  run(call, { AlarmName, Tags, ...configuration }) {
    checkAlarm(configuration);
    keepAlarm(call.world, call, { name: AlarmName, configuration, tags: readTags(Tags) });
    return {};
  },
});

export type NewAlarm = {
  name: string;
  configuration: AlarmConfiguration;
  tags?: Record<string, string>;
  /** Lets a period without data count as zero, from now on. */
  countsMissingAsZero?: boolean;
};

/** Makes an alarm, or gives one a new configuration: its state and tags stay, as in AWS. */
export function keepAlarm(
  world: World,
  scope: Scope,
  { name, configuration, tags = {}, countsMissingAsZero = false }: NewAlarm,
): void {
  settleAlarms(world, scope);
  const now = world.clock.now();
  const at = now.toISOString();
  const rows = world.tables.rows(alarmTable, scope);
  const known = rows.get(name);
  rows.set(name, {
    name,
    configuration,
    tags: known?.tags ?? tags,
    configuredAt: at,
    state: known?.state ?? {
      value: "INSUFFICIENT_DATA",
      reason: "Unchecked: Initial alarm creation",
      data: undefined,
      updatedAt: at,
      changedAt: at,
    },
    evaluatedTo: minuteOf(now),
    zeroSince: countsMissingAsZero ? Math.ceil(now.getTime() / minuteMs) : undefined,
  });
  writeHistory(world, scope, {
    alarmName: name,
    at,
    type: "ConfigurationUpdate",
    summary: `Alarm "${name}" ${known === undefined ? "created" : "updated"}`,
    data: JSON.stringify({ version: "1.0", type: known === undefined ? "Create" : "Update" }),
  });
}

const mostRangeSeconds = 86_400;
const mostLongRangeSeconds = 7 * 86_400;

function checkAlarm(configuration: AlarmConfiguration): void {
  const { Metrics = [], MetricName, ComparisonOperator = "", Threshold, EvaluationPeriods } = configuration;
  if (Metrics.length > 0 === (MetricName !== undefined))
    throw invalid("Exactly one of the parameters MetricName and Metrics must be specified");
  if (Metrics.length > 0) checkMath(configuration);
  else checkMetric(configuration);
  if (!isComparison(ComparisonOperator))
    throw invalid(`The simulator does not evaluate the ComparisonOperator "${ComparisonOperator}"`);
  if (Threshold === undefined) throw invalid("The parameter Threshold is required");
  if (EvaluationPeriods === undefined) throw invalid("The parameter EvaluationPeriods is required");
  if ((configuration.DatapointsToAlarm ?? 1) > EvaluationPeriods)
    throw invalid("DatapointsToAlarm must be less than or equal to EvaluationPeriods");
  const treat = configuration.TreatMissingData ?? "missing";
  if (!["breaching", "notBreaching", "ignore", "missing"].includes(treat))
    throw invalid(`The value ${treat} for parameter TreatMissingData is not supported.`);
}

function checkMath({ Metrics = [] }: AlarmConfiguration): void {
  checkQueries(Metrics, "Metrics");
  if (Metrics.filter(({ ReturnData }) => ReturnData ?? true).length !== 1)
    throw invalid("Exactly one element of the metrics list should return data.");
}

function checkMetric(configuration: AlarmConfiguration): void {
  const {
    Namespace,
    Period,
    Statistic,
    ExtendedStatistic,
    EvaluationPeriods = 1,
    Dimensions,
  } = configuration;
  readDimensions(Dimensions);
  if (Namespace === undefined) throw invalid("The parameter Namespace is required");
  if ((Statistic === undefined) === (ExtendedStatistic === undefined))
    throw invalid("Exactly one of the parameters Statistic and ExtendedStatistic must be specified");
  if (ExtendedStatistic !== undefined && !isStatistic(ExtendedStatistic))
    throw invalid(`The value ${ExtendedStatistic} for parameter ExtendedStatistic is not supported.`);
  if (Period === undefined) throw invalid("The parameter Period is required");
  if (!isPeriod(Period)) throw invalid("Period must be 10, 20, 30 or a multiple of 60");
  const most = Period >= 3600 ? mostLongRangeSeconds : mostRangeSeconds;
  if (Period * EvaluationPeriods > most)
    throw invalid(
      `Metrics cannot be checked across more than ${most === mostRangeSeconds ? "a day" : "seven days"} (EvaluationPeriods * Period must be <= ${most}).`,
    );
}
