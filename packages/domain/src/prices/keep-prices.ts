import type { ListedPrice } from "@quarry/aws-core/prices/listed-price";
import { unknownReasons } from "@quarry/aws-core/prices/parse-product";
import type { PriceListReading } from "@quarry/aws-core/prices/read-price-list";
import type { Price } from "@quarry/database/generated/client";
import type { Transaction } from "../operation/context.ts";

interface StartedReading {
  id: string;
  startedAt: Date;
  regions: readonly string[];
}

/**
 * Writes what a reading of the Price List found: a price that differs ends the one before it from the beginning of
 * the reading on, one that is listed no more ends, and what is as it was is only seen again. A reading that was
 * overtaken by a later one changes nothing, and one without any price says so instead of ending all.
 */
export async function keepPrices(
  transaction: Transaction,
  { id, startedAt, regions }: StartedReading,
  { prices, unknown, publishedAt }: PriceListReading,
): Promise<void> {
  // One writer at a time; who reads prices is not held up.
  await transaction.$executeRaw`LOCK TABLE "Price" IN SHARE ROW EXCLUSIVE MODE`;
  const finishedAt = new Date();
  const told = unknown.map(({ reason, ...rest }) => ({ reason: unknownReasons[reason], ...rest }));
  const seen = { finishedAt, publishedAt, understood: prices.length, unknown: told };
  if (prices.length === 0) {
    await transaction.priceReading.update({ where: { id }, data: { ...seen, failure: nothingListed } });
    return;
  }
  const overtaking = { startedAt: { gt: startedAt }, finishedAt: { not: null }, understood: { gt: 0 } };
  if ((await transaction.priceReading.count({ where: overtaking })) > 0) {
    await transaction.priceReading.update({ where: { id }, data: { ...seen, failure: overtaken } });
    return;
  }
  const held = await transaction.price.findMany({ where: { until: null, region: { in: [...regions] } } });
  const { added, changed, ended, same } = compare(held, prices);
  await transaction.price.updateMany({
    where: { id: { in: [...changed.map(({ before }) => before.id), ...ended.map((price) => price.id)] } },
    data: { until: startedAt },
  });
  await seeAgain(transaction, same, { startedAt, publishedAt });
  const fresh = [...added, ...changed.map(({ after }) => after)];
  await transaction.price.createMany({
    data: fresh.map((price) => ({ ...price, fetchedAt: startedAt, since: startedAt })),
  });
  await transaction.priceReading.update({
    where: { id },
    data: { ...seen, added: added.length, changed: changed.length, ended: ended.length },
  });
}

const nothingListed = {
  code: "empty",
  message: "The Price List had no price that Quarry can read.",
  remedy: "The prices stay as they were. Read the list again later.",
};

const overtaken = {
  code: "overtaken",
  message: "A reading that began later was done earlier.",
  remedy: "Its prices hold; nothing is to be done.",
};

interface Comparison {
  added: ListedPrice[];
  changed: { before: Price; after: ListedPrice }[];
  ended: Price[];
  same: Price[];
}

function compare(held: readonly Price[], listed: readonly ListedPrice[]): Comparison {
  const heldByThing = new Map(held.map((price) => [thingOf(price), price]));
  const comparison: Comparison = { added: [], changed: [], ended: [], same: [] };
  for (const after of listed) {
    const before = heldByThing.get(thingOf(after));
    heldByThing.delete(thingOf(after));
    if (before === undefined) comparison.added.push(after);
    else if (before.amount === after.amount) comparison.same.push(before);
    else comparison.changed.push({ before, after });
  }
  comparison.ended.push(...heldByThing.values());
  return comparison;
}

function thingOf({
  subject,
  key,
  region,
  routing,
  kind,
}: Pick<Price, "subject" | "key" | "region" | "routing" | "kind">): string {
  return JSON.stringify([subject, key, region, routing, kind]);
}

async function seeAgain(
  transaction: Transaction,
  same: readonly Price[],
  { startedAt, publishedAt }: { startedAt: Date; publishedAt: Date | null },
): Promise<void> {
  await transaction.price.updateMany({
    where: { id: { in: same.map(({ id }) => id) } },
    data: { fetchedAt: startedAt, ...(publishedAt && { publishedAt }) },
  });
}
