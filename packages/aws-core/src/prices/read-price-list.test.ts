import { expect, test } from "vitest";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { serveAnswers } from "../clients/testing/serve-answers.ts";
import { priceOfInstances } from "../instances/price-of-instances.ts";
import { listFoundationModels } from "../models/list-foundation-models.ts";
import { estimateMonthlyCost } from "./estimate-monthly-cost.ts";
import { modelKeyOfId } from "./model-key.ts";
import { createPriceBook } from "./price-book.ts";
import { priceListRegion, readPriceList } from "./read-price-list.ts";

const aws = simulateAws();
const read = (...regions: string[]) => readPriceList(aws.clients(priceListRegion), { regions });
const bookOf = ({ prices }: Awaited<ReturnType<typeof read>>) =>
  createPriceBook(prices.map((price) => ({ ...price, since: new Date(), until: null })));

test("the list of a Region is read whole, over all pages and lists, and nothing of it is left out", async () => {
  const { prices, unknown, publishedAt } = await read("us-west-2");
  expect(unknown).toEqual([]);
  expect(publishedAt).toEqual(new Date("2026-09-01"));
  expect(new Set(prices.map(({ serviceCode }) => serviceCode)).size).toBe(3);
  expect(prices.length).toBeGreaterThan(200);
  expect(prices.every(({ region }) => region === "us-west-2")).toBe(true);
});

test("every model that is priced is one of the Region's, by its id", async () => {
  const { prices } = await read("us-west-2");
  const models = await listFoundationModels(aws.clients("us-west-2"));
  const ids = new Set(models.map(({ modelId }) => modelKeyOfId(modelId)));
  const strangers = prices.filter(({ subject, key }) => subject === "model" && !ids.has(key));
  expect(strangers.map(({ name }) => name)).toEqual([]);
});

test("Claude's tokens cost by routing and by what is cached", async () => {
  const book = bookOf(await read("us-east-1"));
  const of = (routing: string, kind: "input" | "cache-read" | "cache-write" | "batch-output") =>
    book.ofTokens({
      modelId: "anthropic.claude-sonnet-4-5-20250929-v1:0",
      region: "us-east-1",
      routing,
      kind,
    });
  expect(of("us", "input")).toEqual({
    amount: 33_000_000_000n,
    source: "price-list",
    listedOn: "2026-09-01",
  });
  expect(of("global", "input")?.amount).toBe(30_000_000_000n);
  expect(of("global", "cache-read")?.amount).toBe(3_000_000_000n);
  expect(of("none", "cache-write")?.amount).toBe(41_250_000_000n);
  expect(of("global", "batch-output")?.amount).toBe(75_000_000_000n);
});

test("estimates use the price of the Region, and say from which list", async () => {
  const book = bookOf(await read("eu-central-1"));
  const use = { baseModelId: "amazon.nova-2-lite-v1:0", routing: "eu", outputTokens: 0n };
  const estimate = (region?: string) =>
    estimateMonthlyCost({ ...use, inputTokens: 1_000_000n, ...(region !== undefined && { region }) }, book);
  expect(estimate("eu-central-1")).toEqual({
    microdollars: 330_000n,
    explanation: expect.stringContaining("Price List of 2026-09-01 for eu-central-1: $0.33 in"),
  });
  expect(estimate("eu-west-3")).toMatchObject({ explanation: expect.stringContaining("US list price") });
  const instance = { type: "ml.g5.xlarge", count: 1 };
  expect(priceOfInstances({ ...instance, region: "eu-central-1" }, book)).toMatchObject({
    basis: "list",
    microdollarsPerHour: 1_761_408n,
    explanation: expect.stringContaining("Price List of 2026-09-01"),
  });
  expect(priceOfInstances({ ...instance, region: "ap-northeast-1" }, book)).toMatchObject({
    basis: "estimate",
  });
});

test("who may not ask is told so", async () => {
  await aws.control("failures", { operation: "GetProducts", kind: "error", code: "AccessDeniedException" });
  await expect(read("us-west-2")).rejects.toMatchObject({ code: "denied", operation: "GetProducts" });
});

const product = (sku: string, { usagetype = "USE1-NovaLite-input-tokens", USD = "0.00006" } = {}) =>
  JSON.stringify({
    serviceCode: "AmazonBedrock",
    publicationDate: "2026-09-01T00:00:00Z",
    product: { sku, attributes: { regionCode: "us-east-1", usagetype } },
    terms: {
      OnDemand: {
        term: {
          priceDimensions: {
            rate: { unit: "1K tokens", beginRange: "0", endRange: "Inf", pricePerUnit: { USD } },
          },
        },
      },
    },
  });

async function listing(...products: string[]): Promise<void> {
  let asked = 0;
  await serveAnswers((_request, response) => {
    asked += 1;
    response.setHeader("content-type", "application/x-amz-json-1.1");
    response.end(JSON.stringify({ FormatVersion: "aws_v1", PriceList: asked === 1 ? products : [] }));
  });
}

test("a price that is published twice is one price, and two prices for one thing are none", async () => {
  await listing(product("B"), product("A"));
  const same = await read("us-east-1");
  expect(same.prices.map(({ sku }) => sku)).toEqual(["A"]);
  await listing(product("A"), product("B", { USD: "0.00007" }));
  expect(await read("us-east-1")).toMatchObject({
    prices: [],
    unknown: [{ reason: "several", count: 1, example: "NovaLite, input" }],
    publishedAt: null,
  });
});

test("what is not understood is counted by reason, the most frequent first", async () => {
  const flex = product("A", { usagetype: "USE1-NovaLite-input-tokens-flex" });
  await listing("{}", flex, product("B", { usagetype: "USE1-NovaCanvas-T2I-1024-Standard" }));
  const { unknown } = await read("us-east-1");
  expect(unknown).toEqual([
    { reason: "usage", count: 2, example: "USE1-NovaLite-input-tokens-flex" },
    { reason: "form", count: 1, example: "{}" },
  ]);
});
