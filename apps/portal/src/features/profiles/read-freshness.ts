import type { MirrorStateView, RegionMirrorView } from "@quarry/domain/profiles/schema";

/** How old what is shown may be: the oldest of the last successful readings, and how much they cover. */
export interface Freshness {
  /** ISO 8601; null when nothing has been read yet. */
  readAt: string | null;
  regions: number;
  accounts: number;
}

/** Regions that share a connection and an error, so that one cause is told once. */
export interface RegionTrouble {
  connection: string;
  accountId: string;
  regions: string[];
  error: NonNullable<RegionMirrorView["error"]>;
  /** The oldest time that rows of these regions are from; null when some were never read. */
  rowsFrom: string | null;
}

/**
 * Whether lists may show something older than the worker has written: some Region was read since, or the last
 * reading under way has ended, which compares what it read only after it has written that down.
 */
export function hasNews(before: MirrorStateView, now: MirrorStateView): boolean {
  return (before.refreshing && !now.refreshing) || attemptsOf(before) !== attemptsOf(now);
}

// Regions are read side by side, and the one that began last is seldom the last to be written.
const attemptsOf = ({ regions }: MirrorStateView): string =>
  JSON.stringify(regions.map(({ lastAttemptAt }) => lastAttemptAt));

export function freshnessOf(mirrors: readonly RegionMirrorView[]): Freshness {
  const read = mirrors.filter(({ lastSuccessAt }) => lastSuccessAt !== null);
  return {
    readAt: oldest(read),
    regions: new Set(read.map(({ region }) => region)).size,
    accounts: new Set(read.map(({ accountId }) => accountId)).size,
  };
}

export function troublesOf(mirrors: readonly RegionMirrorView[]): RegionTrouble[] {
  const failed = mirrors.flatMap(({ error, ...mirror }) => (error ? [{ ...mirror, error }] : []));
  const groups = Map.groupBy(failed, ({ accountId, error }) => JSON.stringify([accountId, error]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { connection, accountId, error } = first;
    const regions = group.map(({ region }) => region);
    return [{ connection, accountId, regions, error, rowsFrom: oldest(group) }];
  });
}

function oldest(mirrors: readonly Pick<RegionMirrorView, "lastSuccessAt">[]): string | null {
  if (mirrors.some(({ lastSuccessAt }) => lastSuccessAt === null)) return null;
  return mirrors.map(({ lastSuccessAt }) => lastSuccessAt ?? "").toSorted()[0] ?? null;
}
