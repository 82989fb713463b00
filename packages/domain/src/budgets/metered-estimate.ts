import { readMeteredDays } from "../metering/metered-days.ts";
import type { Transaction } from "../operation/context.ts";
import { loadPriceBook } from "../prices/load-price-book.ts";
import type { PeriodDays } from "./periods-schema.ts";

/** What is asked of metering: a tag, and days that are not billed yet. */
export interface UnbilledDays extends PeriodDays {
  tagKey: string;
  tagValue: string;
}

/**
 * What the calls of the profiles with a tag cost on days that are not billed yet, in ten-billionths of a dollar: the
 * tokens that CloudWatch counted at the prices of then. Tokens without a known price count nothing, and neither does
 * what is no call of a profile, such as the hours of endpoints.
 */
export async function meteredEstimate(
  transaction: Transaction,
  { tagKey, tagValue, ...days }: UnbilledDays,
): Promise<bigint> {
  const models = { profile: { tags: { some: { key: tagKey, value: tagValue } } } };
  const book = await loadPriceBook(transaction);
  const metered = await readMeteredDays(transaction, { models, book }, days);
  return [...metered.values()].reduce((total, { amount }) => total + amount, 0n);
}
