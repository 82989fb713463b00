import type { StateValue } from "@aws-sdk/client-cloudwatch";
import type { AlarmRow } from "./alarm-rows.ts";
import type { Datapoint } from "./judge-datapoints.ts";
import { minuteMs } from "./metric-rows.ts";
import { periodMinutes } from "./read-datapoints.ts";

type Judged = { value: StateValue; datapoints: readonly Datapoint[]; at: Date };

/** AWS's sentence about a new state, and the same as data. */
export function explainState(
  row: AlarmRow,
  { value, datapoints, at }: Judged,
): { reason: string; data: string } {
  const { configuration } = row;
  const periods = configuration.EvaluationPeriods ?? 1;
  const known = datapoints.filter((point) => point.value !== undefined).slice(0, periods);
  return {
    reason: value === "INSUFFICIENT_DATA" ? insufficient(periods) : crossed(row, value, known),
    data: JSON.stringify({
      version: "1.0",
      queryDate: at.toISOString(),
      ...(known.length > 0 && { startDate: new Date((known.at(-1)?.at ?? 0) * minuteMs).toISOString() }),
      statistic: configuration.ExtendedStatistic ?? configuration.Statistic,
      period: periodMinutes(configuration) * 60,
      recentDatapoints: known.map((point) => point.value).toReversed(),
      threshold: configuration.Threshold,
    }),
  };
}

const insufficient = (periods: number): string =>
  `Insufficient Data: ${periods} datapoint${periods === 1 ? " was" : "s were"} unknown.`;

const phrases: Readonly<Record<string, string>> = {
  GreaterThanOrEqualToThreshold: "greater than or equal to",
  GreaterThanThreshold: "greater than",
  LessThanThreshold: "less than",
  LessThanOrEqualToThreshold: "less than or equal to",
};

function crossed({ configuration, state }: AlarmRow, value: StateValue, known: readonly Datapoint[]): string {
  const periods = configuration.EvaluationPeriods ?? 1;
  const needed = configuration.DatapointsToAlarm ?? periods;
  const phrase = phrases[configuration.ComparisonOperator ?? ""] ?? "";
  const verb = known.length === 1 ? "was" : "were";
  const told = known.map((point) => `${decimal(point.value ?? 0)} (${dateText(point.at)})`).join(", ");
  const isOrNot = value === "ALARM" ? "" : " not";
  return (
    `Threshold Crossed: ${known.length} out of the last ${periods} datapoint${periods === 1 ? "" : "s"} [${told}] ${verb}${isOrNot} ${phrase} ` +
    `the threshold (${decimal(configuration.Threshold ?? 0)}) (minimum ${needed} datapoint${needed === 1 ? "" : "s"} for ${state.value} -> ${value} transition).`
  );
}

const decimal = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));

/** `21/11/26 09:41:00` */
function dateText(minute: number): string {
  const [date = "", time = ""] = new Date(minute * minuteMs).toISOString().split("T");
  const [year = "", month = "", day = ""] = date.split("-");
  return `${day}/${month}/${year.slice(2)} ${time.slice(0, 8)}`;
}
