import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { Scope } from "../../world/tables.ts";
import type { World } from "../../world/world.ts";
import { invalid, isPeriod, readDimensions } from "./cloudwatch-errors.ts";
import { evaluate } from "./evaluate-expression.ts";
import type { MathValue, TimeSeries } from "./evaluate-expression.ts";
import { parseExpression } from "./parse-expression.ts";
import { readPeriods } from "./read-metric.ts";
import type { MetricQuery } from "./read-metric.ts";
import { isStatistic, statisticOf } from "./summary.ts";

/** One time series that a query yields; an expression may yield several under its id. */
export type QueryResult = { id: string; label: string; series: TimeSeries; isReturned: boolean };

/** A range of time; `end` is exclusive. */
export type TimeRange = { start: Date; end: Date };

const mostQueries = 500;
const idPattern = /^[a-z]\w*$/;

/** Throws ValidationError, with the place, for queries that cannot be run together. */
export function checkQueries(queries: readonly MetricDataQuery[], member: string): void {
  if (queries.length > mostQueries)
    throw invalid(`The collection ${member} must not have a size greater than ${mostQueries}.`);
  for (const [index, { Id = "", MetricStat, Expression }] of queries.entries()) {
    const place = `${member}.member.${index + 1}`;
    if (!idPattern.test(Id))
      throw invalid(
        `The value ${Id} for parameter ${place}.Id is not matching expected pattern ^[a-z][a-zA-Z0-9_]*$`,
      );
    if ((MetricStat === undefined) === (Expression === undefined))
      throw invalid(
        `The parameters ${place}.MetricStat and ${place}.Expression are mutually exclusive and one is required.`,
      );
    if (MetricStat !== undefined) checkStat(MetricStat, place);
    if (Expression !== undefined) parseExpression(Id, Expression);
  }
  if (new Set(queries.map(({ Id }) => Id)).size < queries.length)
    throw invalid("The values for parameter 'id' in MetricDataQuery are not unique.");
}

function checkStat(
  { Stat = "", Period = 0 }: NonNullable<MetricDataQuery["MetricStat"]>,
  place: string,
): void {
  if (!isStatistic(Stat))
    throw invalid(`The value ${Stat} for parameter ${place}.MetricStat.Stat is not supported.`);
  if (!isPeriod(Period))
    throw invalid(`The value ${Period} for parameter ${place}.MetricStat.Period is not supported.`);
}

/** The metric that a query reads; undefined for an expression. */
export const metricOf = ({ MetricStat }: MetricDataQuery): MetricQuery | undefined =>
  MetricStat && {
    namespace: MetricStat.Metric?.Namespace ?? "",
    name: MetricStat.Metric?.MetricName ?? "",
    dimensions: readDimensions(MetricStat.Metric?.Dimensions),
    unit: MetricStat.Unit,
  };

/** The longest period of the queries, in seconds: that of their expressions. */
export const periodOf = (queries: readonly MetricDataQuery[]): number =>
  Math.max(1, ...queries.map(({ MetricStat, Period }) => MetricStat?.Period ?? Period ?? 1));

/** Runs checked queries. Throws ValidationError for expressions that have no value. */
export function runQueries(
  { world, scope }: { world: World; scope: Scope },
  queries: readonly MetricDataQuery[],
  range: TimeRange,
): QueryResult[] {
  const known = new Map<string, MathValue>();
  const running = new Set<string>();
  const periodSeconds = periodOf(queries);
  const find = (name: string, asker: string): MetricDataQuery => {
    const query = queries.find(({ Id }) => Id === name);
    if (query === undefined || running.has(name))
      throw invalid(`Error in expression '${asker}': Unresolvable id "${name}"`);
    return query;
  };
  const valueOf = (query: MetricDataQuery): MathValue => {
    const id = query.Id ?? "";
    const value = known.get(id) ?? compute(query);
    known.set(id, value);
    return value;
  };
  const compute = (query: MetricDataQuery): MathValue => {
    const [id, metric] = [query.Id ?? "", metricOf(query)];
    if (metric !== undefined) return readStat({ world, scope }, query, { metric, ...range });
    running.add(id);
    const value = evaluate(parseExpression(id, query.Expression ?? ""), {
      id,
      periodSeconds,
      grid: gridOf(range, periodSeconds),
      valueOf: (name) => valueOf(find(name, id)),
      metrics: (part) =>
        queries
          .filter((other) => other.MetricStat !== undefined && (other.Id ?? "").includes(part))
          .flatMap((other) => seriesOf(valueOf(other), id)),
    });
    running.delete(id);
    return value;
  };
  return queries.flatMap((query) => results(query, valueOf(query)));
}

function readStat(
  { world, scope }: { world: World; scope: Scope },
  { MetricStat }: MetricDataQuery,
  wanted: TimeRange & { metric: MetricQuery },
): TimeSeries {
  const periods = readPeriods(world, scope, { ...wanted, periodSeconds: MetricStat?.Period ?? 60 });
  return new Map(
    periods.flatMap(({ at, summary }): [number, number][] => {
      const value = statisticOf(summary, MetricStat?.Stat ?? "");
      return value === undefined ? [] : [[at.getTime(), value]];
    }),
  );
}

function gridOf({ start, end }: TimeRange, periodSeconds: number): number[] {
  const first = Math.floor(start.getTime() / 60_000) * 60_000;
  const stepMs = Math.max(60, periodSeconds) * 1000;
  const count = Math.max(0, Math.ceil((end.getTime() - first) / stepMs));
  return Array.from({ length: count }, (_, index) => first + index * stepMs);
}

function seriesOf(value: MathValue, id: string): readonly TimeSeries[] {
  if (typeof value === "number")
    throw invalid(`Error in expression '${id}': The expression must return a time series`);
  return value instanceof Map ? [value] : [...value].filter((entry) => entry instanceof Map);
}

function results(query: MetricDataQuery, value: MathValue): QueryResult[] {
  const id = query.Id ?? "";
  const isReturned = query.ReturnData ?? true;
  // A number on the way to another expression is no fault.
  if (!isReturned && typeof value === "number") return [];
  const label = query.Label ?? query.MetricStat?.Metric?.MetricName ?? id;
  return seriesOf(value, id).map((series) => ({ id, label, series, isReturned }));
}
