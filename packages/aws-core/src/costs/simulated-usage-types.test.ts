import { paginateGetProducts } from "@aws-sdk/client-pricing";
import { expect, test } from "vitest";
import { z } from "zod";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { listCostServices } from "./list-cost-services.ts";
import { readUsageType } from "./read-usage-type.ts";
import { countedCalls, monthsAgo, readPages, usageOf } from "./testing/read-bill.ts";

const aws = simulateAws();

const Product = z.object({
  product: z.object({
    attributes: z.object({ usagetype: z.string(), servicename: z.string(), regionCode: z.string() }),
  }),
});

async function billed() {
  const clients = aws.clients();
  const period = { from: monthsAgo(2), until: monthsAgo(1) };
  const services = await listCostServices(clients, period, countedCalls());
  const total = await readPages(clients, { ...period, grouping: "total", services });
  return [...usageOf(total)].flatMap(([service, usageTypes]) =>
    [...usageTypes].map((usageType) => ({ service, usageType, ...readUsageType(service, usageType) })),
  );
}

test.for(["company", "costs"])("every usage type of the bill of %s is understood", async (scenario) => {
  aws.loadScenario(scenario);
  const read = await billed();
  expect(read.length).toBeGreaterThan(30);
  expect(read.filter(({ category, region }) => category === "other" || region === "")).toEqual([]);
  const ofModels = read.filter(({ category }) => category.endsWith("-tokens"));
  expect(ofModels.filter(({ model, routing }) => model === null || routing === null)).toEqual([]);
});

test.for(["AmazonBedrock", "AmazonBedrockFoundationModels", "AmazonSageMaker"])(
  "every usage type of the Price List's %s is understood, and of its Region",
  async (serviceCode) => {
    const { pricing } = aws.clients();
    const wrong: unknown[] = [];
    let products = 0;
    for await (const { PriceList = [] } of paginateGetProducts(
      { client: pricing },
      { ServiceCode: serviceCode },
    ))
      for (const text of PriceList) {
        const { usagetype, servicename, regionCode } = Product.parse(JSON.parse(String(text))).product
          .attributes;
        const facts = readUsageType(servicename, usagetype);
        if (facts.category === "other" || facts.region !== regionCode) wrong.push({ usagetype, facts });
        products += 1;
      }
    expect(products).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  },
);
