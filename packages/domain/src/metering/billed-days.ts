import type { Transaction } from "../operation/context.ts";
import { addDays, dayOf } from "../costs/days-schema.ts";
import type { DayRange } from "../costs/days-schema.ts";
import type { BilledPart } from "./lens-scope.ts";

/** Amounts in ten-billionths of a dollar (10^-10 USD). */
export interface BilledDay {
  total: bigint;
  /** Tokens on demand: what metering sees as well. */
  comparable: bigint;
  batch: bigint;
  /** As AWS says it of the whole month under way. */
  isEstimated: boolean;
  /** Lines of it are still to come. */
  isGrowing: boolean;
  /** By what is paid for. */
  unseen: Map<string, bigint>;
}

interface Line {
  day: string;
  category: string;
  isBatch: boolean;
  amount: bigint;
}

/** AWS brings the lines of a day within two days; what it estimates of days before is as good as settled. */
const growingDays = 2;

const tokenCategories: ReadonlySet<string> = new Set([
  "input-tokens",
  "output-tokens",
  "cache-read-tokens",
  "cache-write-tokens",
]);

/** What was billed on each day that any of the bills knows, divided into what metering can see and what it cannot. */
export async function readBilledDays(
  database: Pick<Transaction, "$queryRaw" | "costDay">,
  parts: readonly BilledPart[],
  { today, ...range }: DayRange & { today: string },
): Promise<Map<string, BilledDay>> {
  const ids = parts.map(({ grouping }) => grouping.groupingId);
  const days = await database.costDay.findMany({
    where: { groupingId: { in: ids }, day: { gte: new Date(range.from), lt: new Date(range.until) } },
  });
  const billed = new Map<string, BilledDay>();
  const growingSince = addDays(today, -growingDays);
  for (const { day, isEstimated } of days) {
    const known = billed.get(dayOf(day)) ?? emptyDay();
    const isGrowing = isEstimated && dayOf(day) >= growingSince;
    billed.set(dayOf(day), {
      ...known,
      isEstimated: known.isEstimated || isEstimated,
      isGrowing: known.isGrowing || isGrowing,
    });
  }
  for (const part of parts)
    for (const line of await readLines(database, part, range)) {
      const day = billed.get(line.day);
      if (day) addLine(day, line);
    }
  return billed;
}

const emptyDay = (): BilledDay => ({
  total: 0n,
  comparable: 0n,
  batch: 0n,
  isEstimated: false,
  isGrowing: false,
  unseen: new Map(),
});

/** A usage type that has batch in its name is one of batch jobs, in every spelling that AWS uses. */
function readLines(
  database: Pick<Transaction, "$queryRaw">,
  { grouping: { groupingId }, value }: BilledPart,
  { from, until }: DayRange,
): Promise<Line[]> {
  const wanted = value ?? null;
  return database.$queryRaw<Line[]>`
    SELECT line."day"::text AS day, usage."category", usage."name" ILIKE '%batch%' AS "isBatch",
      sum(line."unblended")::bigint AS amount
    FROM "CostLine" line JOIN "CostUsageType" usage ON usage."id" = line."usageTypeId"
    WHERE line."groupingId" = ${groupingId}::int
      AND line."day" >= ${from}::date AND line."day" < ${until}::date
      AND (${wanted}::text IS NULL OR line."valueId" = (
        SELECT "id" FROM "CostValue" WHERE "groupingId" = ${groupingId}::int AND "value" = ${wanted}::text))
    GROUP BY 1, 2, 3`;
}

function addLine(day: BilledDay, { category, isBatch, amount }: Line): void {
  day.total += amount;
  if (tokenCategories.has(category) && !isBatch) {
    day.comparable += amount;
    return;
  }
  if (isBatch) day.batch += amount;
  const what = isBatch ? "batch jobs" : category;
  day.unseen.set(what, (day.unseen.get(what) ?? 0n) + amount);
}
