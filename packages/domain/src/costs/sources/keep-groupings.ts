import type { Transaction } from "../../operation/context.ts";

/** Has a bill of Cost Explorer divided by these tag keys beside its total and its accounts, and by no others. */
export async function keepGroupings(
  transaction: Transaction,
  sourceId: string,
  tagKeys: readonly string[],
): Promise<void> {
  const keys = ["total", "account", ...tagKeys.map((key) => `tag:${key}`)];
  await transaction.costGrouping.deleteMany({ where: { sourceId, key: { notIn: keys } } });
  await transaction.costGrouping.createMany({
    data: keys.map((key) => ({ sourceId, key })),
    skipDuplicates: true,
  });
}
