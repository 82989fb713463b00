import type { Transaction } from "../../operation/context.ts";

/** The paid calls of the present day in UTC that count as the day's: neither extra ones nor those AWS turned away. */
export async function callsToday(
  database: Pick<Transaction, "$queryRaw">,
  sourceId: string,
): Promise<number> {
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "PaidCall"
    WHERE "sourceId" = ${sourceId}::uuid AND NOT "isExtra" AND "microdollars" > 0
      AND "madeAt" >= date_trunc('day', now(), 'UTC')`;
  return row?.count ?? 0;
}
