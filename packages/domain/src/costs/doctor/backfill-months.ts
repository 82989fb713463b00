/** The first days of the months with which a backfill can begin, the latest first: this month's and twelve before. */
export function backfillMonths(now: Date): string[] {
  return Array.from({ length: 13 }, (_one, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 10),
  );
}
