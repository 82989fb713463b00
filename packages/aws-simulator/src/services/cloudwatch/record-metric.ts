import type { World } from "../../world/world.ts";
import {
  metricId,
  metricTable,
  minuteOf,
  mostMetrics,
  mostMinutes,
  positionOf,
  retentionMinutes,
  unitOf,
} from "./metric-rows.ts";
import type { MetricIdentity, MetricRow, Minute, Series } from "./metric-rows.ts";
import { merge, summaryOfMinute, summaryOfValue, toMinute } from "./summary.ts";
import type { Summary } from "./summary.ts";

/** One measured value. */
export type MetricDatum = MetricIdentity & { value: number; unit: string; at: Date };

/**
 * Adds a value to the minute that it belongs to. What is older than 15 days is not kept; an account and Region
 * holds at most 2,000 metrics and 250,000 minutes.
 */
// oxlint-disable-next-line eslint/max-params -- every service that measures names the place before what it measured
export function recordMetric(world: World, account: string, region: string, datum: MetricDatum): void {
  const { value, ...rest } = datum;
  recordSummary({ world, account, region, ...rest, summary: summaryOfValue(value) });
}

export type MeasuredSummary = MetricIdentity & {
  world: World;
  account: string;
  region: string;
  unit: string;
  at: Date;
  summary: Summary;
};

/** The same for many values of one minute. */
export function recordSummary({
  world,
  account,
  region,
  unit,
  at,
  summary,
  ...metric
}: MeasuredSummary): void {
  const oldest = minuteOf(world.clock.now()) - retentionMinutes;
  const minute = minuteOf(at);
  if (minute <= oldest) return;
  const rows = world.tables.rows(metricTable, { account, region });
  const { minutes } = seriesOf(freshRow(rows, metric), unitOf(unit));
  minutes.splice(0, positionOf(minutes, oldest + 1));
  const position = positionOf(minutes, minute);
  const known = minutes[position];
  if (known?.[0] === minute) {
    minutes[position] = toMinute(minute, merge(summaryOfMinute(known), summary));
    return;
  }
  minutes.splice(position, 0, toMinute(minute, summary));
  dropOverflow(rows);
}

/** The metric's row, moved to the end of the table; the first of a full table makes room. */
function freshRow(rows: Map<string, MetricRow>, { namespace, name, dimensions }: MetricIdentity): MetricRow {
  const id = metricId({ namespace, name, dimensions });
  const row = rows.get(id) ?? { namespace, name, dimensions: { ...dimensions }, series: [] };
  rows.delete(id);
  rows.set(id, row);
  if (rows.size > mostMetrics) {
    const [leastRecent] = rows.keys();
    if (leastRecent !== undefined) rows.delete(leastRecent);
  }
  return row;
}

function dropOverflow(rows: ReadonlyMap<string, MetricRow>): void {
  let total = 0;
  let longest: Minute[] = [];
  for (const { series } of rows.values()) {
    for (const { minutes } of series) {
      total += minutes.length;
      if (minutes.length > longest.length) longest = minutes;
    }
  }
  if (total > mostMinutes) longest.shift();
}

function seriesOf(row: MetricRow, unit: Series["unit"]): Series {
  const known = row.series.find((series) => series.unit === unit);
  if (known !== undefined) return known;
  const created = { unit, minutes: [] as Minute[] };
  row.series.push(created);
  return created;
}
