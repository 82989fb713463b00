import fc from "fast-check";
import { expect, test } from "vitest";
import { estimateMonthlyCost } from "./estimate-monthly-cost.ts";
import { priceList } from "./price-list.ts";

const sonnet = { baseModelId: "anthropic.claude-sonnet-4-5-20250929-v1:0", inputTokens: 2_000_000n };

test("a month is priced by tokens in and out", () => {
  const cost = estimateMonthlyCost({ ...sonnet, routing: "global", outputTokens: 1_000_000n });
  expect(cost).toMatchObject({ microdollars: 21_000_000n });
});

test("staying within a geography or a Region costs its premium, global routing does not", () => {
  for (const routing of ["eu", "none"]) {
    const cost = estimateMonthlyCost({ ...sonnet, routing, outputTokens: 1_000_000n });
    expect(cost).toEqual({
      microdollars: 23_100_000n,
      explanation: expect.stringContaining("$3.30 in and $16.50 out for 1M tokens, with 10 %"),
    });
  }
});

test("a part of a micro-dollar is rounded up, nothing is rounded away", () => {
  const cost = estimateMonthlyCost({
    baseModelId: "amazon.nova-micro-v1:0",
    routing: "none",
    inputTokens: 1n,
    outputTokens: 0n,
  });
  expect(cost).toMatchObject({ microdollars: 1n });
});

test("a model without a price says so and gives no figure", () => {
  const cost = estimateMonthlyCost({ ...sonnet, baseModelId: "acme.one", routing: "none", outputTokens: 1n });
  expect(cost).toEqual({ unknown: expect.stringContaining("acme.one") });
});

test("more tokens never cost less", () => {
  const tokens = fc.bigInt({ min: 0n, max: 1_000_000_000_000n });
  fc.assert(
    fc.property(tokens, tokens, tokens, (inputTokens, outputTokens, more) => {
      const priced = (input: bigint) => {
        const cost = estimateMonthlyCost({ ...sonnet, routing: "us", inputTokens: input, outputTokens });
        return "unknown" in cost ? -1n : cost.microdollars;
      };
      expect(priced(inputTokens)).toBeGreaterThanOrEqual(0n);
      expect(priced(inputTokens + more)).toBeGreaterThanOrEqual(priced(inputTokens));
    }),
  );
});

test("output is never cheaper than input, except where there is none", () => {
  for (const { input, output } of priceList) expect(output === 0n || output >= input).toBe(true);
});
