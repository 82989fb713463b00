import { expect, test } from "vitest";
import { costOfTokens } from "./cost-of-tokens.ts";
import type { DatedPrice } from "./price-book.ts";
import { codeBook, createPriceBook } from "./price-book.ts";
import { priceListDate } from "./price-list.ts";

const sonnet = { modelId: "us.anthropic.claude-sonnet-4-5-20250929-v1:0", region: "us-west-2" };
const listed = (price: Partial<DatedPrice>): DatedPrice => ({
  subject: "model",
  key: "claudesonnet45",
  region: "us-west-2",
  routing: "regional",
  kind: "input",
  amount: 33_000_000_000n,
  publishedAt: new Date("2026-09-01"),
  since: new Date("2026-10-10T12:00:00Z"),
  until: null,
  ...price,
});
const global = listed({ routing: "global", amount: 30_000_000_000n });

test("global routing has its own price, staying in a geography or a Region the other", () => {
  const book = createPriceBook([listed({}), global]);
  const amountOf = (routing: string) => book.ofTokens({ ...sonnet, routing, kind: "input" })?.amount;
  expect(amountOf("global")).toBe(30_000_000_000n);
  expect(amountOf("us")).toBe(33_000_000_000n);
  expect(amountOf("none")).toBe(33_000_000_000n);
});

test("global routing of a model that has one price costs that", () => {
  const book = createPriceBook([listed({})]);
  expect(book.ofTokens({ ...sonnet, routing: "global", kind: "input" })?.amount).toBe(33_000_000_000n);
});

test("a price is that of the Region, and of its day", () => {
  const book = createPriceBook([
    listed({ until: new Date("2026-11-01T06:00:00Z") }),
    listed({ amount: 20_000_000_000n, since: new Date("2026-11-01T06:00:00Z") }),
    listed({ region: "eu-west-1", amount: 1n }),
  ]);
  const amountOn = (day?: string) =>
    book.ofTokens({ ...sonnet, routing: "us", kind: "input", ...(day !== undefined && { day }) })?.amount;
  expect(amountOn("2026-01-01")).toBe(33_000_000_000n);
  expect(amountOn("2026-10-31")).toBe(33_000_000_000n);
  expect(amountOn("2026-11-01")).toBe(20_000_000_000n);
  expect(amountOn()).toBe(20_000_000_000n);
});

test("what the list lacks is told from the code, and so labelled", () => {
  const book = createPriceBook([listed({})]);
  expect(book.ofTokens({ ...sonnet, routing: "global", kind: "output" })).toEqual({
    amount: 150_000_000_000n,
    source: "code",
    listedOn: priceListDate,
  });
  expect(book.ofTokens({ ...sonnet, routing: "us", kind: "output" })?.amount).toBe(165_000_000_000n);
});

test("a price that has ended is no price of today", () => {
  const book = createPriceBook([listed({ until: new Date("2026-11-01") })]);
  const sourceOn = (day: string | undefined) =>
    book.ofTokens({ ...sonnet, routing: "us", kind: "input", ...(day !== undefined && { day }) })?.source;
  expect(sourceOn(undefined)).toBe("code");
  expect(sourceOn("2026-11-05")).toBe("code");
  expect(sourceOn("2026-10-31")).toBe("price-list");
});

test("the code knows no price of cached tokens, nor of models that it lacks", () => {
  expect(codeBook.ofTokens({ ...sonnet, routing: "us", kind: "cache-read" })).toBeUndefined();
  expect(codeBook.ofTokens({ ...sonnet, modelId: "acme.one", routing: "us", kind: "input" })).toBeUndefined();
});

test("tokens are multiplied exactly, rounded once for each kind, and those without a price are counted apart", () => {
  const book = createPriceBook([listed({})]);
  const tokens = { input: 1_000_001n, "cache-read": 7n };
  expect(costOfTokens(book, { ...sonnet, routing: "us", tokens })).toMatchObject({
    amount: 33_000_033_000n,
    unpriced: 7n,
  });
  const tiny = createPriceBook([listed({ amount: 500_000n })]);
  expect(costOfTokens(tiny, { ...sonnet, routing: "us", tokens: { input: 1n } }).amount).toBe(1n);
  expect(costOfTokens(tiny, { ...sonnet, routing: "us", tokens: { input: 3n } }).amount).toBe(2n);
});
