import {
  DescribeServicesCommand,
  GetAttributeValuesCommand,
  GetProductsCommand,
} from "@aws-sdk/client-pricing";
import type { Filter, PricingClient } from "@aws-sdk/client-pricing";
import { describe, expect } from "vitest";
import { at } from "../../testing/at.ts";
import { test } from "../../testing/simulator-test.ts";

const equal = (Field: string, Value: string): Filter => ({ Type: "TERM_MATCH", Field, Value });

async function productsOf(
  pricing: PricingClient,
  ServiceCode: string,
  Filters: Filter[],
): Promise<unknown[]> {
  const found: unknown[] = [];
  let NextToken: string | undefined;
  do {
    const page = await pricing.send(
      new GetProductsCommand({ ServiceCode, Filters, ...(NextToken !== undefined && { NextToken }) }),
    );
    for (const text of page.PriceList ?? []) found.push(JSON.parse(String(text)));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
}

const priceOf = (product: unknown): [usageType: string, unit: unknown, price: unknown] => {
  const [term] = Object.values(Object(at(product, "terms", "OnDemand")));
  const [rate] = Object.values(Object(at(term, "priceDimensions")));
  return [
    String(at(product, "product", "attributes", "usagetype")),
    at(rate, "unit"),
    at(rate, "pricePerUnit", "USD"),
  ];
};

describe("GetProducts", () => {
  test("prices Claude per million tokens: regional and global, cache and batch", async ({
    clients: { pricing },
  }) => {
    const products = await productsOf(pricing, "AmazonBedrockFoundationModels", [
      equal("servicename", "Claude Sonnet 4.5 (Amazon Bedrock Edition)"),
      equal("regionCode", "us-east-1"),
    ]);
    expect(Object.fromEntries(products.map((product) => [priceOf(product)[0], priceOf(product)[2]]))).toEqual(
      {
        "USE1-MP:USE1_CacheReadInputTokenCount-Units": "0.3300000000",
        "USE1-MP:USE1_CacheReadInputTokenCount_Global-Units": "0.3000000000",
        "USE1-MP:USE1_CacheWriteInputTokenCount-Units": "4.1250000000",
        "USE1-MP:USE1_CacheWriteInputTokenCount_Global-Units": "3.7500000000",
        "USE1-MP:USE1_InputTokenCount-Units": "3.3000000000",
        "USE1-MP:USE1_InputTokenCount_Global-Units": "3.0000000000",
        "USE1-MP:USE1_InputTokenCount_Batch-Units": "1.6500000000",
        "USE1-MP:USE1_InputTokenCount_Global_Batch-Units": "1.5000000000",
        "USE1-MP:USE1_OutputTokenCount-Units": "16.5000000000",
        "USE1-MP:USE1_OutputTokenCount_Global-Units": "15.0000000000",
        "USE1-MP:USE1_OutputTokenCount_Batch-Units": "8.2500000000",
        "USE1-MP:USE1_OutputTokenCount_Global_Batch-Units": "7.5000000000",
      },
    );
    expect(new Set(products.map((product) => priceOf(product)[1]))).toEqual(new Set(["Units"]));
  });

  test("prices Nova per thousand tokens, with what it is and where", async ({ clients: { pricing } }) => {
    const [product] = await productsOf(pricing, "AmazonBedrock", [
      equal("usagetype", "USE1-NovaLite-input-tokens"),
    ]);
    expect(product && priceOf(product)).toEqual(["USE1-NovaLite-input-tokens", "1K tokens", "0.0000600000"]);
    expect(product).toMatchObject({
      serviceCode: "AmazonBedrock",
      version: expect.any(String),
      publicationDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      product: {
        sku: expect.stringMatching(/^[A-Z0-9]{16}$/),
        productFamily: "Amazon Bedrock",
        attributes: {
          model: "Nova Lite",
          provider: "Amazon",
          inferenceType: "Input tokens",
          feature: "On-demand Inference",
          location: "US East (N. Virginia)",
        },
      },
    });
    const [global] = await productsOf(pricing, "AmazonBedrock", [
      equal("usagetype", "USW2-Nova2.0Lite-output-tokens-cross-region-global"),
    ]);
    expect(global && priceOf(global)[2]).toBe("0.0025000000");
  });

  test("prices hosting instances by the hour", async ({ clients: { pricing } }) => {
    const [here, there] = await Promise.all(
      ["us-west-2", "eu-central-1"].map((region) =>
        productsOf(pricing, "AmazonSageMaker", [
          equal("instanceName", "ml.g5.xlarge"),
          equal("regionCode", region),
        ]),
      ),
    );
    expect(here?.map(priceOf)).toEqual([["USW2-Host:ml.g5.xlarge", "Hrs", "1.4080000000"]]);
    expect(there?.map(priceOf)).toEqual([["EUC1-Host:ml.g5.xlarge", "Hrs", "1.7614080000"]]);
  });

  test("pages a hundred at most without repeating a product, and a token expires", async ({
    clients: { pricing },
    control,
  }) => {
    const all = await productsOf(pricing, "AmazonBedrockFoundationModels", []);
    const skus = all.map((product) => at(product, "product", "sku"));
    expect(new Set(skus).size).toBe(skus.length);
    expect(skus.length).toBeGreaterThan(500);
    const asked = { ServiceCode: "AmazonBedrock", MaxResults: 5 };
    const { NextToken, PriceList } = await pricing.send(new GetProductsCommand(asked));
    expect(PriceList).toHaveLength(5);
    await control("/clock/advance", { seconds: 3601 });
    await expect(pricing.send(new GetProductsCommand({ ...asked, NextToken }))).rejects.toMatchObject({
      name: "ExpiredNextTokenException",
    });
    await expect(pricing.send(new GetProductsCommand({ ...asked, NextToken: "x" }))).rejects.toMatchObject({
      name: "InvalidNextTokenException",
    });
  });

  for (const [Type, Value, count] of [
    ["CONTAINS", "Host:ml.g5.x", 1],
    ["ANY_OF", "USW2-Host:ml.g5.xlarge,USW2-Host:ml.g5.2xlarge", 2],
    ["EQUALS", "USW2-Host:ml.g5.xlarge", 1],
    ["NONE_OF", "USW2-Host:ml.g5.xlarge", undefined],
  ] as const)
    test(`filters by ${Type}`, async ({ clients: { pricing } }) => {
      const inRegion = equal("regionCode", "us-west-2");
      const products = await productsOf(pricing, "AmazonSageMaker", [
        inRegion,
        { Type, Field: "usagetype", Value },
      ]);
      const all = await productsOf(pricing, "AmazonSageMaker", [inRegion]);
      expect(products).toHaveLength(count ?? all.length - 1);
    });

  for (const [what, input, name] of [
    ["a service without prices", { ServiceCode: "AmazonNothing" }, "NotFoundException"],
    [
      "another format",
      { ServiceCode: "AmazonBedrock", FormatVersion: "aws_v2" },
      "InvalidParameterException",
    ],
    [
      "pages of more than a hundred",
      { ServiceCode: "AmazonBedrock", MaxResults: 101 },
      "InvalidParameterException",
    ],
  ] as const)
    test(`refuses ${what}`, async ({ clients: { pricing } }) => {
      await expect(pricing.send(new GetProductsCommand(input))).rejects.toMatchObject({ name });
    });
});

describe("services and attributes", () => {
  test("are told with what their products have", async ({ clients: { pricing } }) => {
    const { Services = [], FormatVersion } = await pricing.send(new DescribeServicesCommand({}));
    expect(FormatVersion).toBe("aws_v1");
    expect(Services.map(({ ServiceCode }) => ServiceCode)).toEqual([
      "AmazonBedrock",
      "AmazonBedrockFoundationModels",
      "AmazonSageMaker",
    ]);
    expect(Services[1]?.AttributeNames).toEqual(
      expect.arrayContaining(["regionCode", "servicename", "usagetype"]),
    );
    const command = new GetAttributeValuesCommand({
      ServiceCode: "AmazonBedrockFoundationModels",
      AttributeName: "servicename",
    });
    const { AttributeValues = [] } = await pricing.send(command);
    expect(AttributeValues.map(({ Value }) => Value)).toContain("Claude Opus 4.8 (Amazon Bedrock Edition)");
    await expect(
      pricing.send(new GetAttributeValuesCommand({ ServiceCode: "AmazonBedrock", AttributeName: "colour" })),
    ).rejects.toMatchObject({ name: "NotFoundException" });
    await expect(
      pricing.send(new DescribeServicesCommand({ ServiceCode: "AmazonNothing" })),
    ).rejects.toMatchObject({
      name: "NotFoundException",
    });
  });
});
