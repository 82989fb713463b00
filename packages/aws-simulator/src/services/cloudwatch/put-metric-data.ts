import type { MetricDatum, PutMetricDataInput } from "@aws-sdk/client-cloudwatch";
import { operation } from "../../wire/service.ts";
import { invalidCombination, invalidValue, readDimensions } from "./cloudwatch-errors.ts";
import { recordSummary } from "./record-metric.ts";
import { mergeAll, summaryOfValue } from "./summary.ts";
import type { Summary } from "./summary.ts";

const mostData = 1000;
const hourMs = 3_600_000;
const earliestMs = 14 * 24 * hourMs;
const latestMs = 2 * hourMs;

/** Data of resources that metrics are related to (`EntityMetricData`) are kept like any other. */
export const putMetricData = operation<PutMetricDataInput, object>("PutMetricData", {
  effect: "write",
  access: () => [{ action: "cloudwatch:PutMetricData" }],
  run(call, { Namespace, MetricData = [], EntityMetricData = [] }) {
    if (Namespace.startsWith("AWS/"))
      throw invalidValue(`The value ${Namespace} for parameter Namespace is invalid.`);
    const data = [...MetricData, ...EntityMetricData.flatMap((related) => related.MetricData ?? [])];
    if (data.length > mostData)
      throw invalidValue(`The collection MetricData must not have a size greater than ${mostData}.`);
    const now = call.world.clock.now();
    const measured = data.map((datum, index) => {
      const place = `MetricData.member.${index + 1}`;
      const at = datum.Timestamp ?? now;
      requireRecent(at, now, place);
      return { datum, at, summary: readSummary(datum, place), dimensions: readDimensions(datum.Dimensions) };
    });
    for (const { datum, at, summary, dimensions } of measured) {
      const [name, unit] = [datum.MetricName ?? "", datum.Unit ?? "None"];
      const { world, account, region } = call;
      recordSummary({ world, account, region, namespace: Namespace, name, dimensions, unit, at, summary });
    }
    return {};
  },
});

function requireRecent(at: Date, now: Date, place: string): void {
  if (at.getTime() < now.getTime() - earliestMs)
    throw invalidValue(
      `The parameter ${place}.Timestamp must specify a time no more than two weeks in the past.`,
    );
  if (at.getTime() > now.getTime() + latestMs)
    throw invalidValue(
      `The parameter ${place}.Timestamp must specify a time no more than two hours in the future.`,
    );
}

function readSummary({ Value, Values, Counts, StatisticValues }: MetricDatum, place: string): Summary {
  const given = [Value, Values, StatisticValues].filter((member) => member !== undefined);
  if (given.length > 1)
    throw invalidCombination(
      `The parameters ${place}.Value, ${place}.Values and ${place}.StatisticValues are mutually exclusive and you have specified more than one.`,
    );
  if (given.length === 0) throw invalidCombination("At least one of the parameters must be specified.");
  if (StatisticValues !== undefined) return readStatistics(StatisticValues, place);
  return readValues(Values ?? [Value ?? 0], Counts, place);
}

function readValues(
  values: readonly number[],
  counts: readonly number[] | undefined,
  place: string,
): Summary {
  if (counts !== undefined && counts.length !== values.length)
    throw invalidCombination(`The parameters ${place}.Values and ${place}.Counts must be of the same size.`);
  for (const value of values) requireFinite(value, `${place}.Value`);
  if (values.length === 0) throw invalidValue(`The parameter ${place}.Values must not be empty.`);
  return mergeAll(values.map((value, index) => summaryOfValue(value, counts?.[index] ?? 1)));
}

function readStatistics(
  { SampleCount = 0, Sum = 0, Minimum = 0, Maximum = 0 }: NonNullable<MetricDatum["StatisticValues"]>,
  place: string,
): Summary {
  for (const value of [SampleCount, Sum, Minimum, Maximum]) requireFinite(value, `${place}.StatisticValues`);
  if (Minimum > Maximum)
    throw invalidValue(`The parameter ${place}.StatisticValues.Maximum must be greater than Minimum.`);
  if (Minimum === Maximum) return { ...summaryOfValue(Minimum, SampleCount), sum: Sum };
  return { count: SampleCount, sum: Sum, min: Minimum, max: Maximum, spread: undefined };
}

function requireFinite(value: number, place: string): void {
  if (!Number.isFinite(value)) throw invalidValue(`The value ${value} for parameter ${place} is invalid.`);
}
