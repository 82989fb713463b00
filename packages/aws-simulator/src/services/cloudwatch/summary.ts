import type { Minute } from "./metric-rows.ts";

/**
 * What is known of many values. `spread` counts them in buckets 5 % wide, so that percentiles are right within
 * 2.5 %; it is absent where only a statistic set of different values was sent, as then AWS has no percentiles either.
 */
export type Summary = {
  count: number;
  sum: number;
  min: number;
  max: number;
  spread: Readonly<Record<string, number>> | undefined;
};

const bucketWidth = Math.log(1.05);
// Larger than the bucket of any double, so that the sign of a bucket is that of its values.
const bucketOffset = 20_000;

function bucketOf(value: number): number {
  if (value === 0) return 0;
  return Math.sign(value) * (bucketOffset + Math.round(Math.log(Math.abs(value)) / bucketWidth));
}

const valueOf = (bucket: number): number =>
  bucket === 0 ? 0 : Math.sign(bucket) * Math.exp((Math.abs(bucket) - bucketOffset) * bucketWidth);

/** The summary of one value that was measured `count` times. */
export const summaryOfValue = (value: number, count = 1): Summary => ({
  count,
  sum: value * count,
  min: value,
  max: value,
  spread: { [bucketOf(value)]: count },
});

export const merge = (left: Summary, right: Summary): Summary => mergeAll([left, right]);

/** One summary of at least one; the percentiles are lost where one of them has none. */
export function mergeAll(summaries: readonly Summary[]): Summary {
  const merged = { count: 0, sum: 0, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY };
  const spread: Record<string, number> = {};
  let hasSpread = true;
  for (const summary of summaries) {
    merged.count += summary.count;
    merged.sum += summary.sum;
    merged.min = Math.min(merged.min, summary.min);
    merged.max = Math.max(merged.max, summary.max);
    hasSpread &&= summary.spread !== undefined;
    for (const [bucket, count] of Object.entries(summary.spread ?? {}))
      spread[bucket] = (spread[bucket] ?? 0) + count;
  }
  return { ...merged, spread: hasSpread ? spread : undefined };
}

/** A minute as it is kept: equal values need no spread. */
export function toMinute(at: number, { count, sum, min, max, spread }: Summary): Minute {
  return min === max || spread === undefined
    ? [at, count, sum, min, max]
    : [at, count, sum, min, max, { ...spread }];
}

export function summaryOfMinute([, count, sum, min, max, spread]: Minute): Summary {
  return { count, sum, min, max, spread: spread ?? (min === max ? { [bucketOf(min)]: count } : undefined) };
}

const simpleStatistics: Readonly<Record<string, (summary: Summary) => number>> = {
  SampleCount: ({ count }) => count,
  Sum: ({ sum }) => sum,
  Average: ({ sum, count }) => sum / count,
  Minimum: ({ min }) => min,
  Maximum: ({ max }) => max,
};

const percentileName = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/i;

/** Whether `statistic` can be asked for: the five of CloudWatch, and percentiles (`p50`, `p99.9`). */
export const isStatistic = (name: string): boolean =>
  Object.hasOwn(simpleStatistics, name) || percentileName.test(name);

/** Undefined where the statistic cannot be told from the summary. */
export function statisticOf(summary: Summary, name: string): number | undefined {
  const simple = simpleStatistics[name];
  if (simple !== undefined) return simple(summary);
  const percentile = percentileName.exec(name)?.[1];
  return percentile === undefined ? undefined : percentileOf(summary, Number(percentile) / 100);
}

function percentileOf({ count, min, max, spread }: Summary, share: number): number | undefined {
  if (spread === undefined) return undefined;
  if (share === 1) return max;
  const buckets = Object.entries(spread).map(([bucket, size]) => [Number(bucket), size] as const);
  let left = Math.max(share * count, Number.MIN_VALUE);
  for (const [bucket, size] of buckets.toSorted(([one], [other]) => one - other)) {
    left -= size;
    if (left <= 0) return Math.min(max, Math.max(min, valueOf(bucket)));
  }
  return max;
}
