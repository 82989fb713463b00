import type { Transaction } from "../../operation/context.ts";

/** A Data Export is always divided by account and resource beside the tags: it says both of each line. */
export async function keepExportGroupings(
  transaction: Transaction,
  sourceId: string,
  tagKeys: readonly string[],
): Promise<void> {
  const keys = ["total", "account", "resource", ...tagKeys.map((key) => `tag:${key}`)];
  await transaction.costGrouping.deleteMany({ where: { sourceId, key: { notIn: keys } } });
  await transaction.costGrouping.createMany({
    data: keys.map((key) => ({ sourceId, key })),
    skipDuplicates: true,
  });
}
