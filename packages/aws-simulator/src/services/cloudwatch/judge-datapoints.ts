import type { StateValue } from "@aws-sdk/client-cloudwatch";

/** A period of the evaluation range: its value, or undefined where there is no data. */
export type Datapoint = { at: number; value: number | undefined };

export type Rule = {
  /** Whether a value is on the wrong side of the threshold. */
  isBreaching: (value: number) => boolean;
  /** N: how many periods are looked at. */
  evaluationPeriods: number;
  /** M: how many of them must breach. */
  datapointsToAlarm: number;
  /** `missing`, `ignore`, `breaching` or `notBreaching`. */
  treatMissingData: string;
};

/** Periods that are read beyond the N that are looked at, for those that have no data. */
export const sparePeriods = 2;

/**
 * The state that datapoints, newest first, lead to; undefined where the alarm keeps the one it has.
 * Follows "Configuring how CloudWatch alarms treat missing data": with N datapoints in the range the newest N of them
 * decide; with fewer, missing ones count as the rule says, and a breach that is older than M periods is an alarm.
 */
export function judge(datapoints: readonly Datapoint[], rule: Rule): StateValue | undefined {
  const present = datapoints.filter(({ value }) => value !== undefined).slice(0, rule.evaluationPeriods);
  const breaching = present.filter((point) => breaches(point, rule)).length;
  if (breaching >= rule.datapointsToAlarm) return "ALARM";
  const missing = rule.evaluationPeriods - present.length;
  switch (rule.treatMissingData) {
    case "breaching":
      return breaching + missing >= rule.datapointsToAlarm ? "ALARM" : "OK";
    case "notBreaching":
      return "OK";
    case "ignore":
      return present.length > breaching ? "OK" : undefined;
    default:
      return judgeMissing(datapoints, rule, { present: present.length, breaching });
  }
}

function judgeMissing(
  datapoints: readonly Datapoint[],
  rule: Rule,
  { present, breaching }: { present: number; breaching: number },
): StateValue | undefined {
  if (present === 0) return "INSUFFICIENT_DATA";
  if (breaching < present) return "OK";
  const oldestAge = datapoints.findLastIndex((point) => breaches(point, rule)) + 1;
  return oldestAge >= rule.datapointsToAlarm ? "ALARM" : undefined;
}

const breaches = ({ value }: Datapoint, rule: Rule): boolean =>
  value !== undefined && rule.isBreaching(value);
