import { describe, expect, test } from "vitest";
import { foundationModels } from "../seed/catalog.ts";
import { tokenKinds } from "../seed/model-prices.ts";
import { tokenLine } from "./token-lines.ts";
import { routeOf } from "./traffic.ts";

const lineOf = (source: string, region: string, kind: (typeof tokenKinds)[number]) => {
  const { model, routing } = routeOf(source);
  return model && tokenLine(model, { region, routing }, kind);
};

const service = (source: string) => lineOf(source, "us-east-1", "input")?.service;

describe("lines of a bill", () => {
  for (const [source, region, kind, usageType, price] of [
    [
      "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
      "us-east-1",
      "input",
      "USE1-MP:USE1_InputTokenCount-Units",
      3_300_000,
    ],
    [
      "global.anthropic.claude-sonnet-4-6",
      "us-west-2",
      "output",
      "USW2-MP:USW2_OutputTokenCount_Global-Units",
      15_000_000,
    ],
    [
      "global.anthropic.claude-sonnet-5",
      "us-west-2",
      "cache-read",
      "USW2-MP:USW2_cache_read_tokens_global_standard-Units",
      300_000,
    ],
    [
      "eu.anthropic.claude-opus-4-8",
      "eu-central-1",
      "cache-write",
      "EUC1-MP:EUC1_cache_write_tokens_standard-Units",
      6_875_000,
    ],
    [
      "eu.anthropic.claude-opus-4-8",
      "eu-central-1",
      "batch-input",
      "EUC1-MP:EUC1_input_tokens_batch-Units",
      2_750_000,
    ],
    ["us.amazon.nova-lite-v1:0", "us-east-1", "input", "USE1-NovaLite-input-tokens", 60_000],
    [
      "global.amazon.nova-2-lite-v1:0",
      "us-west-2",
      "output",
      "USW2-Nova2.0Lite-output-tokens-cross-region-global",
      2_500_000,
    ],
    ["jp.amazon.nova-2-lite-v1:0", "ap-northeast-1", "output", "APN1-Nova2.0Lite-output-tokens", 2_750_000],
    [
      "anthropic.claude-3-haiku-20240307-v1:0",
      "us-east-1",
      "input",
      "USE1-MP:USE1_InputTokenCount-Units",
      250_000,
    ],
  ] as const) {
    test(`${kind} of ${source} is ${usageType} at ${price} picodollars a token`, () => {
      expect(lineOf(source, region, kind)).toMatchObject({ usageType, price });
    });
  }

  test("third parties bill as services of their own, AWS and open models as Amazon Bedrock", () => {
    expect(service("us.anthropic.claude-sonnet-4-5-20250929-v1:0")).toBe(
      "Claude Sonnet 4.5 (Amazon Bedrock Edition)",
    );
    expect(service("cohere.command-r-plus-v1:0")).toBe("Cohere Command R+ (Amazon Bedrock Edition)");
    expect(service("us.meta.llama3-3-70b-instruct-v1:0")).toBe("Amazon Bedrock");
    expect(service("us.amazon.nova-pro-v1:0")).toBe("Amazon Bedrock");
  });

  test("every price is a whole number of picodollars, and no usage type of a service stands for two prices", () => {
    const seen = new Map<string, number>();
    for (const model of foundationModels)
      for (const kind of tokenKinds)
        for (const routing of ["regional", "global"] as const) {
          const line = tokenLine(model, { region: "us-east-1", routing }, kind);
          if (line === undefined) continue;
          expect(Number.isSafeInteger(line.price)).toBe(true);
          const id = `${line.service} ${line.usageType}`;
          expect(seen.get(id) ?? line.price).toBe(line.price);
          seen.set(id, line.price);
        }
    expect(seen.size).toBeGreaterThan(200);
  });
});
