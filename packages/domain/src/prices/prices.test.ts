import { writeMoney } from "@quarry/aws-core/costs/read-money";
import type { ListedPrice } from "@quarry/aws-core/prices/listed-price";
import { beforeEach, describe, expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import { keepPrices } from "./keep-prices.ts";
import { loadPriceBook } from "./load-price-book.ts";
import { refreshPrices } from "./refresh-prices.ts";

const world = useWorld();

beforeEach(async () => {
  await world.database.price.deleteMany();
  await world.database.priceReading.deleteMany();
});

const refresh = () => refreshPrices(world.job("prices.refresh"));
const inForce = () => world.database.price.count({ where: { until: null } });
const latest = () => world.database.priceReading.findFirstOrThrow({ orderBy: { startedAt: "desc" } });

const lite = (price: Partial<ListedPrice> = {}): ListedPrice => ({
  subject: "model",
  key: "novalite",
  name: "Nova Lite",
  region: "us-west-2",
  routing: "regional",
  kind: "input",
  amount: 600_000_000n,
  serviceCode: "AmazonBedrock",
  sku: "SKU1",
  publishedAt: new Date("2026-09-01"),
  ...price,
});

/** Keeps prices as a reading that began at that time does. */
async function keep(startedAt: string, ...prices: ListedPrice[]): Promise<void> {
  const reading = await begin(startedAt);
  await world.database.$transaction((transaction) => keepPrices(transaction, reading, found(prices)));
}

async function begin(startedAt: string) {
  const started = { startedAt: new Date(startedAt), regions: ["us-west-2"] };
  const { id } = await world.database.priceReading.create({ data: started });
  return { id, ...started };
}

const found = (prices: ListedPrice[]) => ({ prices, unknown: [], publishedAt: new Date("2026-09-01") });

const heldPrices = async () => {
  const rows = await world.database.price.findMany({ orderBy: [{ since: "asc" }, { key: "asc" }] });
  return rows.map(({ key, amount, until }) => `${key} ${writeMoney(amount)}${until ? " ended" : ""}`);
};

describe("the Price List", () => {
  test("is read for the Regions of the connections, and estimates use it from then on", async () => {
    const use = {
      baseModelId: "anthropic.claude-sonnet-4-5-20250929-v1:0",
      region: "us-west-2",
      inputTokensPerMonth: 1_000_000,
      outputTokensPerMonth: 0,
    };
    const linus = await world.as("linus");
    const before = await linus.requests.estimate({ ...use, routing: "global" });
    expect(before.explanation).toContain("US list price of 2026-03-31");
    await refresh();
    expect(await latest()).toMatchObject({ failure: null, unknown: [], regions: ["us-east-1", "us-west-2"] });
    const after = await linus.requests.estimate({ ...use, routing: "global" });
    expect(after).toEqual({
      monthlyMicrodollars: "3000000",
      explanation: expect.stringContaining("Price List of 2026-09-01 for us-west-2: $3.00 in"),
    });
    expect(await linus.requests.estimate({ ...use, routing: "us" })).toMatchObject({
      monthlyMicrodollars: "3300000",
    });
  });

  test("that has not changed changes nothing but when it was last read", async () => {
    await refresh();
    const [count, before] = [await inForce(), await world.database.price.findFirstOrThrow()];
    await refresh();
    expect(await latest()).toMatchObject({ added: 0, changed: 0, ended: 0 });
    expect(await inForce()).toBe(count);
    const after = await world.database.price.findUniqueOrThrow({ where: { id: before.id } });
    expect(after.fetchedAt.getTime()).toBeGreaterThan(before.fetchedAt.getTime());
    expect(after.since).toEqual(before.since);
  });

  test("that AWS refuses leaves the prices, and says what to do", async () => {
    await refresh();
    const count = await inForce();
    const refusal = { operation: "GetProducts", kind: "error", code: "AccessDeniedException", count: 1 };
    await world.control("failures", refusal);
    await refresh();
    expect((await latest()).failure).toMatchObject({ code: "denied", remedy: expect.any(String) });
    expect(await inForce()).toBe(count);
  });

  test("that is throttled is tried again", async () => {
    await world.control("failures", { operation: "GetProducts", kind: "throttle", count: 3 });
    await expect(refresh()).rejects.toMatchObject({ code: "throttled" });
  });
});

describe("a price", () => {
  test("that differs ends the one before it, and one that is listed no more ends", async () => {
    await keep("2026-10-01", lite(), lite({ key: "novapro", sku: "SKU2" }));
    await keep("2026-11-01", lite({ amount: 700_000_000n }));
    expect(await heldPrices()).toEqual(["novalite 0.06 ended", "novapro 0.06 ended", "novalite 0.07"]);
    expect(await latest()).toMatchObject({ added: 0, changed: 1, ended: 1 });
    const book = await loadPriceBook(world.database);
    const on = (day: string) =>
      book.ofTokens({
        modelId: "amazon.nova-lite-v1:0",
        region: "us-west-2",
        routing: "us",
        kind: "input",
        day,
      })?.amount;
    expect([on("2026-10-15"), on("2026-11-02")]).toEqual([600_000_000n, 700_000_000n]);
  });

  test("of a Region that was not read stays", async () => {
    await world.database.price.create({
      data: { ...lite({ region: "eu-west-1" }), fetchedAt: new Date(), since: new Date() },
    });
    await keep("2026-11-01", lite());
    expect(await inForce()).toBe(2);
  });

  test("is not ended by a reading that found none at all", async () => {
    await keep("2026-10-01", lite());
    await keep("2026-11-01");
    expect(await heldPrices()).toEqual(["novalite 0.06"]);
    expect((await latest()).failure).toMatchObject({ code: "empty" });
  });

  test("is not set back by a reading that was overtaken", async () => {
    await keep("2026-11-02", lite({ amount: 700_000_000n }));
    await keep("2026-11-01", lite());
    expect(await heldPrices()).toEqual(["novalite 0.07"]);
  });

  test("is read once by two readings at the same time", async () => {
    const first = await begin("2026-11-01");
    const second = await begin("2026-11-02");
    const keepSecond = () =>
      world.database.$transaction((transaction) => keepPrices(transaction, second, found([lite()])));
    const both = await world.database.$transaction(async (transaction) => {
      await keepPrices(transaction, first, found([lite()]));
      const other = keepSecond();
      await Promise.race([other, untilHeldUp()]);
      return { other };
    });
    await both.other;
    expect(await heldPrices()).toEqual(["novalite 0.06"]);
  });
});

async function untilHeldUp(): Promise<void> {
  await expect.poll(writersHeldUp).toBe(1);
}

async function writersHeldUp(): Promise<number> {
  const [row] = await world.database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_locks WHERE relation = '"Price"'::regclass AND NOT granted`;
  return row?.count ?? 0;
}

describe("the list of prices", () => {
  test("tells what each was before, and shows only what changed where asked", async () => {
    await keep("2026-10-01", lite(), lite({ kind: "output", sku: "SKU2" }));
    await keep("2026-11-01", lite({ amount: 700_000_000n }), lite({ kind: "output", sku: "SKU2" }));
    const viola = await world.as("viola");
    const all = await viola.prices.list({});
    expect(all.items.map(({ kind, usd, before }) => [kind, usd, before])).toEqual([
      ["input", "0.07", "0.06"],
      ["output", "0.06", null],
    ]);
    const changed = await viola.prices.list({ show: "changed" });
    expect(changed.items.map(({ kind }) => kind)).toEqual(["input"]);
    expect(changed).toMatchObject({ total: 1, latest: { changed: 1 }, regions: ["us-west-2"] });
  });

  test("is filtered by what is searched, of which kind, and where", async () => {
    await refresh();
    const viola = await world.as("viola");
    const { items, total } = await viola.prices.list({
      q: "sonnet 4.5",
      subject: ["model"],
      region: ["us-west-2"],
      pageSize: 100,
    });
    expect(total).toBe(12);
    expect(new Set(items.map(({ region, name }) => `${region} ${name}`)).size).toBe(1);
  });

  test("is refreshed when an admin asks, and says so until the worker has done it", async () => {
    const ada = await world.as("ada");
    expect((await ada.prices.list({})).isRefreshing).toBe(false);
    await ada.prices.refresh({});
    expect((await ada.prices.list({})).isRefreshing).toBe(true);
  });
});
