import { createPriceBook } from "@quarry/aws-core/prices/price-book";
import type { PriceBook } from "@quarry/aws-core/prices/price-book";
import type { ListedPrice } from "@quarry/aws-core/prices/listed-price";
import type { Price } from "@quarry/database/generated/client";
import type { Transaction } from "../operation/context.ts";

type Reader = Pick<Transaction, "price" | "priceReading">;

/** The book of the latest reading; readings are named once and for all, so it holds until there is another. */
const kept: { readingId?: string; book?: PriceBook } = {};

/** The prices in force and those before them, loaded once for every reading of the Price List. */
export async function loadPriceBook(database: Reader): Promise<PriceBook> {
  const latest = await database.priceReading.findFirst({
    where: { finishedAt: { not: null }, understood: { gt: 0 } },
    orderBy: [{ finishedAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  if (latest === null) return createPriceBook([]);
  if (kept.book !== undefined && kept.readingId === latest.id) return kept.book;
  const prices = await database.price.findMany();
  const book = createPriceBook(prices.map(toDated));
  Object.assign(kept, { readingId: latest.id, book });
  return book;
}

/** Rows are written from listed prices only, so their words are those of a listed price. */
const toDated = ({ routing, kind, ...price }: Price) => ({
  ...price,
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  routing: routing as ListedPrice["routing"],
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  kind: kind as ListedPrice["kind"],
});
