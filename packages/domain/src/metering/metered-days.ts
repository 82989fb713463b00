import { costOfTokens } from "@quarry/aws-core/prices/cost-of-tokens";
import type { PriceBook } from "@quarry/aws-core/prices/price-book";
import type { Prisma } from "@quarry/database/generated/client";
import type { Transaction } from "../operation/context.ts";
import type { DayRange } from "../costs/days-schema.ts";

/** What was metered on a day, in ten-billionths of a dollar (10^-10 USD). */
export interface MeteredCost {
  amount: bigint;
  unpricedTokens: bigint;
  images: bigint;
  hasCacheWrites: boolean;
  /** Some price was that of the list in the code. */
  hasCodePrice: boolean;
  unpricedModels: Set<string>;
}

interface Counted {
  day: string;
  region: string;
  baseModelId: string | null;
  routing: string | null;
  input: bigint;
  output: bigint;
  cacheRead: bigint;
  cacheWrite: bigint;
  images: bigint;
}

/** The tokens of each day at the prices of that day, by the routing of what was called. */
export async function readMeteredDays(
  database: Pick<Transaction, "$queryRaw" | "meteredModel">,
  { models, book }: { models: Prisma.MeteredModelWhereInput; book: PriceBook },
  { from, until }: DayRange,
): Promise<Map<string, MeteredCost>> {
  const known = await database.meteredModel.findMany({ where: models, select: { id: true } });
  const rows = await database.$queryRaw<Counted[]>`
    SELECT metered."day"::text AS day, model."region", model."baseModelId", model."routing",
      sum(metered."input")::bigint AS input, sum(metered."output")::bigint AS output,
      sum(metered."cacheRead")::bigint AS "cacheRead", sum(metered."cacheWrite")::bigint AS "cacheWrite",
      sum(metered."images")::bigint AS images
    FROM "MeteredDay" metered JOIN "MeteredModel" model ON model."id" = metered."modelId"
    WHERE metered."modelId" = ANY(${`{${known.map(({ id }) => id).join(",")}}`}::int[])
      AND metered."day" >= ${from}::date AND metered."day" < ${until}::date
    GROUP BY 1, 2, 3, 4`;
  const days = new Map<string, MeteredCost>();
  for (const row of rows) {
    const day = days.get(row.day) ?? nothing();
    days.set(row.day, day);
    addUse(day, row, book);
  }
  return days;
}

const nothing = (): MeteredCost => ({
  amount: 0n,
  unpricedTokens: 0n,
  images: 0n,
  hasCacheWrites: false,
  hasCodePrice: false,
  unpricedModels: new Set(),
});

function addUse(day: MeteredCost, row: Counted, book: PriceBook): void {
  const { region, baseModelId, routing, input, output, cacheRead, cacheWrite } = row;
  day.images += row.images;
  const tokens = { input, output, "cache-read": cacheRead, "cache-write": cacheWrite };
  const cost = costOfTokens(book, {
    modelId: baseModelId ?? "",
    region,
    routing: routing ?? "none",
    day: row.day,
    tokens,
  });
  day.amount += cost.amount;
  day.unpricedTokens += cost.unpriced;
  day.hasCacheWrites ||= cacheWrite > 0n;
  day.hasCodePrice ||= cost.prices.some(({ source }) => source === "code");
  if (cost.unpriced > 0n) day.unpricedModels.add(baseModelId ?? "profiles that are not in the catalog");
}
