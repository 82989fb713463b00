import { writeMoney } from "@quarry/aws-core/costs/read-money";
import type { Database } from "../../operation/context.ts";
import { addDays } from "../days-schema.ts";
import type { BillGrouping, ReadBill } from "../read-bills.ts";
import type { DividedCosts } from "./key-facts.ts";
import type { TagDiagnosis } from "./schema.ts";

export interface DividedByKey extends DividedCosts {
  untagged: TagDiagnosis["untagged"];
}

/** How many of the latest days that are held are looked at for what is not tagged. */
export const untaggedDays = 30;

/** For every tag key by which a bill is divided: the first cost with a value, and what is not tagged of late. */
export async function readDivided(
  database: Database,
  { groupings }: ReadBill,
): Promise<ReadonlyMap<string, DividedByKey>> {
  const tagged = groupings.filter(({ key }) => key.startsWith("tag:"));
  const entries = await Promise.all(
    tagged.map(
      async (grouping) => [grouping.key.slice("tag:".length), await readOne(database, grouping)] as const,
    ),
  );
  return new Map(entries);
}

async function readOne(database: Database, grouping: BillGrouping): Promise<DividedByKey> {
  const { groupingId, heldFrom, heldUntil } = grouping;
  if (heldUntil === null) return { heldFrom, firstCostOn: null, untagged: null };
  const [[first], [sums]] = await Promise.all([
    database.$queryRaw<{ day: string }[]>`
      SELECT "day"::text FROM "CostDayTotal"
      WHERE "groupingId" = ${groupingId}::int AND "valueId" IN (
        SELECT "id" FROM "CostValue" WHERE "groupingId" = ${groupingId}::int AND "value" <> '')
      ORDER BY "day" LIMIT 1`,
    database.$queryRaw<{ amount: string; total: string }[]>`
      SELECT coalesce(sum(d."unblended") FILTER (WHERE v."value" = ''), 0)::text AS amount,
        coalesce(sum(d."unblended"), 0)::text AS total
      FROM "CostDayTotal" d JOIN "CostValue" v ON v."id" = d."valueId"
      WHERE d."groupingId" = ${groupingId}::int
        AND d."day" >= ${addDays(heldUntil, -untaggedDays)}::date AND d."day" < ${heldUntil}::date`,
  ]);
  return { heldFrom, firstCostOn: first?.day ?? null, untagged: sums ? shareOf(sums) : null };
}

function shareOf(sums: { amount: string; total: string }): NonNullable<DividedByKey["untagged"]> {
  const [amount, total] = [BigInt(sums.amount), BigInt(sums.total)];
  return {
    amount: writeMoney(amount),
    total: writeMoney(total),
    share: total > 0n && amount > 0n ? Number((amount * 10_000n) / total) / 10_000 : 0,
  };
}
