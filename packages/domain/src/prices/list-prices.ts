import { writeMoney } from "@quarry/aws-core/costs/read-money";
import { instancePricesDate } from "@quarry/aws-core/instances/instance-prices";
import { priceListDate } from "@quarry/aws-core/prices/price-list";
import { Prisma } from "@quarry/database/generated/client";
import type { Price, PriceReading } from "@quarry/database/generated/client";
import { dayOf } from "../costs/days-schema.ts";
import type { Database } from "../operation/context.ts";
import { windowOf } from "../operation/paging.ts";
import { query } from "../operation/query.ts";
import { PriceFailure, PriceFilter, PricePage } from "./schema.ts";
import type { PriceReadingView, PriceView } from "./schema.ts";

/** The prices in force that estimates and metering use, each with its source, its date and what it was before. */
export const listPrices = query({
  permission: "costs.readTeam",
  route: { method: "GET", path: "/prices", summary: "List the prices that Quarry reckons with" },
  input: PriceFilter,
  output: PricePage,
  async run({ context: { database, jobs }, input: filter }) {
    // Before the prices: a reading that ends in between is then seen as under way, and asked about again.
    const isRefreshing = await jobs.isWaiting("prices.refresh");
    const latest = await database.priceReading.findFirst({
      orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    });
    const where = await wherePrices(database, filter);
    const [rows, total, places] = await Promise.all([
      database.price.findMany({ where, orderBy: inOrder, ...windowOf(filter) }),
      database.price.count({ where }),
      database.price.findMany({ where: { until: null }, distinct: ["region"], select: { region: true } }),
    ]);
    const earlier = await endedBy(database, rows);
    const { page, pageSize } = filter;
    return {
      items: rows.map((row) => toPriceView(row, earlier)),
      page,
      pageSize,
      total,
      isRefreshing,
      latest: latest && toReadingView(latest),
      regions: places.map(({ region }) => region).toSorted(),
      fallback: { models: priceListDate, instances: instancePricesDate },
    };
  },
});

const inOrder = [
  { subject: "asc" },
  { name: "asc" },
  { region: "asc" },
  { routing: "asc" },
  { kind: "asc" },
  { id: "asc" },
] as const satisfies Prisma.PriceOrderByWithRelationInput[];

async function wherePrices(
  database: Database,
  { q, subject, region, show }: PriceFilter,
): Promise<Prisma.PriceWhereInput> {
  const changed = show === "changed" ? ((await lastChange(database)) ?? new Date(0)) : null;
  return {
    until: null,
    ...(subject.length > 0 && { subject: { in: subject } }),
    ...(region.length > 0 && { region: { in: region } }),
    ...(q !== "" && { name: { contains: q, mode: "insensitive" } }),
    ...(changed && { since: changed }),
  };
}

/** When the last reading that succeeded began: prices that it changed are in force since then. */
async function lastChange(database: Database): Promise<Date | null> {
  const reading = await database.priceReading.findFirst({
    where: { finishedAt: { not: null }, understood: { gt: 0 }, failure: { equals: Prisma.DbNull } },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
  });
  return reading?.startedAt ?? null;
}

/** The prices that these took the place of. */
async function endedBy(database: Database, rows: readonly Price[]): Promise<Price[]> {
  return database.price.findMany({
    where: {
      until: { in: [...new Set(rows.map(({ since }) => since))] },
      key: { in: [...new Set(rows.map(({ key }) => key))] },
    },
  });
}

function toPriceView(price: Price, earlier: readonly Price[]): PriceView {
  const { id, subject, name, region, routing, kind, amount, serviceCode, publishedAt, fetchedAt, since } =
    price;
  const before = earlier.find(
    (one) =>
      one.until?.getTime() === since.getTime() &&
      one.subject === subject &&
      one.key === price.key &&
      one.region === region &&
      one.routing === routing &&
      one.kind === kind,
  );
  return {
    id,
    subject,
    name,
    region,
    routing: routing === null ? null : routing === "global" ? "global" : "regional",
    kind,
    usd: writeMoney(amount),
    serviceCode,
    listedOn: dayOf(publishedAt),
    fetchedAt: fetchedAt.toISOString(),
    since: since.toISOString(),
    before: before ? writeMoney(before.amount) : null,
  };
}

function toReadingView(reading: PriceReading): PriceReadingView {
  const { startedAt, finishedAt, publishedAt, unknown, failure, regions, understood } = reading;
  const { added, changed, ended } = reading;
  return {
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    listedOn: publishedAt && dayOf(publishedAt),
    regions,
    understood,
    unknown: PricePage.shape.latest.unwrap().shape.unknown.parse(unknown),
    added,
    changed,
    ended,
    failure: PriceFailure.nullable().parse(failure),
  };
}
