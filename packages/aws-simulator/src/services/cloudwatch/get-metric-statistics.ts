import type {
  Datapoint,
  GetMetricStatisticsInput,
  GetMetricStatisticsOutput,
} from "@aws-sdk/client-cloudwatch";
import { operation } from "../../wire/service.ts";
import type { Checked } from "../../wire/service.ts";
import { invalidCombination, invalidValue, isPeriod, readDimensions } from "./cloudwatch-errors.ts";
import { readPeriods, unitsOf } from "./read-metric.ts";
import { isStatistic, statisticOf } from "./summary.ts";
import type { Summary } from "./summary.ts";

const mostPoints = 1440;

export const getMetricStatistics = operation<GetMetricStatisticsInput, GetMetricStatisticsOutput>(
  "GetMetricStatistics",
  {
    effect: "read",
    access: () => [{ action: "cloudwatch:GetMetricStatistics" }],
    run(call, input) {
      requireRange(input);
      const { Namespace, MetricName, Dimensions, Unit, StartTime, EndTime, Period } = input;
      const metric = {
        namespace: Namespace,
        name: MetricName,
        dimensions: readDimensions(Dimensions),
        unit: Unit,
      };
      const range = { start: StartTime, end: EndTime, periodSeconds: Period };
      const Datapoints = unitsOf(call.world, call, metric).flatMap((unit) =>
        readPeriods(call.world, call, { metric: { ...metric, unit }, ...range }).map(({ at, summary }) => ({
          Timestamp: at,
          Unit: unit,
          ...simpleStatistics(summary, input),
          ...extendedStatistics(summary, input),
        })),
      );
      return { Label: MetricName, Datapoints };
    },
  },
);

function requireRange(input: Checked<GetMetricStatisticsInput>): void {
  const { Statistics = [], ExtendedStatistics = [], StartTime, EndTime, Period } = input;
  if (Statistics.length === 0 && ExtendedStatistics.length === 0)
    throw invalidCombination("Must specify either Statistics or ExtendedStatistics");
  const unknown = ExtendedStatistics.find((name) => !isStatistic(name));
  if (unknown !== undefined)
    throw invalidValue(`The value ${unknown} for parameter ExtendedStatistics.member.1 is not supported.`);
  if (!isPeriod(Period)) throw invalidValue("The parameter Period must be a multiple of 60");
  if (StartTime >= EndTime)
    throw invalidCombination("The parameter StartTime must be less than the parameter EndTime.");
  const points = Math.floor((EndTime.getTime() - StartTime.getTime()) / 1000 / Period);
  if (points <= mostPoints) return;
  throw invalidCombination(
    `You have requested up to ${points.toLocaleString("en")} datapoints, which exceeds the limit of ${mostPoints.toLocaleString("en")}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
  );
}

const simpleStatistics = (summary: Summary, { Statistics = [] }: GetMetricStatisticsInput): Datapoint =>
  Object.fromEntries(Statistics.map((name) => [name, statisticOf(summary, name)]));

function extendedStatistics(
  summary: Summary,
  { ExtendedStatistics = [] }: GetMetricStatisticsInput,
): Datapoint {
  const told = ExtendedStatistics.map((name) => [name, statisticOf(summary, name)] as const);
  const known = told.flatMap(([name, value]): [string, number][] =>
    value === undefined ? [] : [[name, value]],
  );
  return known.length === 0 ? {} : { ExtendedStatistics: Object.fromEntries(known) };
}
