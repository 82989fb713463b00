import type { GetMetricDataInput, GetMetricDataOutput, MetricDataResult } from "@aws-sdk/client-cloudwatch";
import { operation } from "../../wire/service.ts";
import { invalid, invalidToken } from "./cloudwatch-errors.ts";
import { checkQueries, runQueries } from "./run-queries.ts";
import type { QueryResult } from "./run-queries.ts";

const mostPoints = 100_800;

/** The newest points come first unless `ScanBy` says otherwise; what does not fit follows under `NextToken`. */
export const getMetricData = operation<GetMetricDataInput, GetMetricDataOutput>("GetMetricData", {
  effect: "read",
  access: () => [{ action: "cloudwatch:GetMetricData" }],
  run(call, { MetricDataQueries, StartTime, EndTime, ScanBy, MaxDatapoints = mostPoints, NextToken }) {
    if (StartTime >= EndTime)
      throw invalid("The parameter StartTime must be less than the parameter EndTime.");
    if (MaxDatapoints < 1 || MaxDatapoints > mostPoints)
      throw invalid(
        `The value ${MaxDatapoints} for parameter MaxDatapoints must be from 1 to ${mostPoints}.`,
      );
    checkQueries(MetricDataQueries, "MetricDataQueries");
    const range = { start: StartTime, end: EndTime };
    const results = runQueries({ world: call.world, scope: call }, MetricDataQueries, range);
    const direction = ScanBy === "TimestampAscending" ? 1 : -1;
    return cutPoints(
      results.filter(({ isReturned }) => isReturned).map((result) => describe(result, direction)),
      { from: readToken(NextToken), limit: MaxDatapoints },
    );
  },
});

type Described = { id: string; label: string; points: [number, number][] };

const describe = ({ id, label, series }: QueryResult, direction: 1 | -1): Described => ({
  id,
  label,
  points: [...series].toSorted(([left], [right]) => direction * (left - right)),
});

/** The page of all results' points, one result after the other, that begins at a position. */
function cutPoints(
  results: readonly Described[],
  { from, limit }: { from: number; limit: number },
): GetMetricDataOutput {
  const told: MetricDataResult[] = [];
  let position = 0;
  for (const { id, label, points } of results) {
    const begin = Math.max(0, from - position);
    const end = Math.min(points.length, Math.max(0, from + limit - position));
    const isHere = points.length === 0 ? from === 0 : begin < end;
    if (isHere) {
      const page = points.slice(begin, end);
      told.push({
        Id: id,
        Label: label,
        Timestamps: page.map(([time]) => new Date(time)),
        Values: page.map(([, value]) => value),
        StatusCode: end < points.length ? "PartialData" : "Complete",
      });
    }
    position += points.length;
  }
  const next = from + limit < position ? writeToken(from + limit) : undefined;
  return { MetricDataResults: told, Messages: [], NextToken: next };
}

const mark = "quarry-points:";

const writeToken = (position: number): string => Buffer.from(`${mark}${position}`).toString("base64url");

function readToken(token: string | undefined): number {
  if (token === undefined) return 0;
  const text = Buffer.from(token, "base64url").toString("utf8");
  const position = Number(text.slice(mark.length));
  if (!text.startsWith(mark) || writeToken(position) !== token) throw invalidToken();
  return position;
}
