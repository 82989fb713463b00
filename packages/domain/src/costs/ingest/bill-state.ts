import type { Database } from "../../operation/context.ts";
import type { DayRange } from "../days-schema.ts";
import { addDays, dayOf } from "../days-schema.ts";
import { callsToday } from "./count-calls.ts";
import type { BillState, GroupingState } from "./plan-reading.ts";
import { findServiceSets } from "./service-sets.ts";

const daysOfMonth = 31;

/** What is held of a bill and what may be spent on it, by the clock of the database; null when it is gone. */
export async function findBillState(
  database: Pick<Database, "costSource" | "$queryRaw">,
  sourceId: string,
): Promise<BillState | null> {
  const source = await database.costSource.findUnique({
    where: { id: sourceId },
    include: { groupings: true },
  });
  if (!source) return null;
  const [clock] = await database.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  const now = clock?.now ?? new Date();
  const lastMonth = { from: addDays(dayOf(now), 1 - daysOfMonth), until: addDays(dayOf(now), 1) };
  const facts = await factsOfGroupings(database, sourceId, lastMonth);
  return {
    now,
    servicesReadAt: source.servicesReadAt,
    refreshAskedAt: source.refreshAskedAt,
    callsLeftToday: Math.max(0, source.callsPerDay - (await callsToday(database, sourceId))),
    extraCalls: source.extraCalls,
    setCount: (await findServiceSets(database, sourceId, lastMonth)).length,
    groupings: source.groupings.map(({ id, key, heldFrom, heldUntil, refreshedAt }): GroupingState => ({
      groupingId: id,
      key,
      heldFrom: heldFrom && dayOf(heldFrom),
      heldUntil: heldUntil && dayOf(heldUntil),
      refreshedAt,
      unsettledFrom: facts.get(id)?.unsettledFrom ?? null,
      linesPerMonth: facts.get(id)?.lines ?? 0,
    })),
  };
}

interface GroupingFacts {
  groupingId: number;
  unsettledFrom: string | null;
  lines: number;
}

/**
 * The first day of each grouping that AWS may still change: one that was estimated when it was read, or was read before
 * its month was over for three days. And how many lines there are of the last month.
 */
async function factsOfGroupings(
  database: Pick<Database, "$queryRaw">,
  sourceId: string,
  { from, until }: DayRange,
): Promise<Map<number, GroupingFacts>> {
  const rows = await database.$queryRaw<GroupingFacts[]>`
    SELECT grouping."id" AS "groupingId",
      (SELECT min("day")::text FROM "CostDay" day
        WHERE day."groupingId" = grouping."id" AND (day."isEstimated" OR day."readAt" AT TIME ZONE 'UTC'
          < date_trunc('month', day."day"::timestamp) + interval '1 month 3 days')) AS "unsettledFrom",
      (SELECT count(*)::int FROM "CostLine" line
        WHERE line."groupingId" = grouping."id" AND line."day" >= ${from}::date AND line."day" < ${until}::date
      ) AS lines
    FROM "CostGrouping" grouping WHERE grouping."sourceId" = ${sourceId}::uuid`;
  return new Map(rows.map((row) => [row.groupingId, row]));
}
