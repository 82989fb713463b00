// The products of the Price List: models by Region, routing and kind of tokens, and hosting instances.
import { createHash } from "node:crypto";
import { billingRegions } from "../../seed/billing-regions.ts";
import { foundationModels, modelsIn } from "../../seed/catalog.ts";
import type { FoundationModel } from "../../seed/foundation-model.ts";
import { bedrockRegions } from "../../seed/geographies.ts";
import type { Region } from "../../seed/geographies.ts";
import { listedInstances } from "../../seed/hosting-prices.ts";
import { hasGlobalPrice, tokenKinds } from "../../seed/model-prices.ts";
import type { Routing, TokenKind } from "../../seed/model-prices.ts";
import { isThirdParty, tokenLine } from "../../costs/token-lines.ts";
import { findInstanceType } from "../sagemaker/instance-types.ts";

/** A product with its one price on demand. */
export type PriceProduct = {
  sku: string;
  serviceCode: string;
  productFamily: string;
  attributes: Readonly<Record<string, string>>;
  unit: string;
  description: string;
  /** Decimal dollars for one unit. */
  price: string;
};

export const serviceCodes = ["AmazonBedrock", "AmazonBedrockFoundationModels", "AmazonSageMaker"] as const;

const made = new Map<string, readonly PriceProduct[]>();

/** Products of a service by SKU; undefined for a service that the simulator has no prices of. */
export function productsOf(serviceCode: string): readonly PriceProduct[] | undefined {
  if (!serviceCodes.some((known) => known === serviceCode)) return undefined;
  const products = made.get(serviceCode) ?? makeProducts(serviceCode);
  made.set(serviceCode, products);
  return products;
}

function makeProducts(serviceCode: string): PriceProduct[] {
  const products = bedrockRegions.flatMap((region) =>
    serviceCode === "AmazonSageMaker" ? hostingProducts(region) : modelProducts(region),
  );
  return products
    .filter((product) => product.serviceCode === serviceCode)
    .toSorted((left, right) => (left.sku < right.sku ? -1 : 1));
}

function modelProducts(region: Region): PriceProduct[] {
  const here = new Set(modelsIn(region).map(({ id }) => id));
  return foundationModels
    .filter(({ id }) => here.has(id))
    .flatMap((model) =>
      routingsOf(model).flatMap((routing) =>
        tokenKinds.flatMap((kind) => modelProduct({ model, region, routing, kind }) ?? []),
      ),
    );
}

const routingsOf = (model: FoundationModel): Routing[] =>
  hasGlobalPrice(model) ? ["regional", "global"] : ["regional"];

type Priced = { model: FoundationModel; region: Region; routing: Routing; kind: TokenKind };

function modelProduct({ model, region, routing, kind }: Priced): PriceProduct | undefined {
  const line = tokenLine(model, { region, routing }, kind);
  if (line === undefined) return undefined;
  const place = placeAttributes(region);
  const common = { ...place, servicecode: line.serviceCode, usagetype: line.usageType };
  if (isThirdParty(model))
    return {
      sku: skuOf(`${line.service} ${line.usageType}`),
      serviceCode: line.serviceCode,
      productFamily: "",
      attributes: { ...common, servicename: line.service, operation: line.operation },
      unit: "Units",
      description: `AWS Marketplace software usage|${region}|Million ${kindWords(kind)}${routing === "global" ? " Global" : " Regional"}`,
      price: dollars(line.price, 6),
    };
  return {
    sku: skuOf(line.usageType),
    serviceCode: line.serviceCode,
    productFamily: "Amazon Bedrock",
    attributes: {
      ...common,
      servicename: "Amazon Bedrock",
      operation: "",
      provider: model.provider,
      model: model.name,
      inferenceType: inferenceTypes[kind],
      feature: kind.startsWith("batch") ? "Batch Inference" : "On-demand Inference",
      ...(routing === "global" && { featuretype: "Cross-region Global" }),
    },
    unit: "1K tokens",
    description: `$${dollars(line.price, 9)} per 1K ${kindWords(kind).toLowerCase()} for ${model.name} in ${place.location}`,
    price: dollars(line.price, 9),
  };
}

const inferenceTypes: Readonly<Record<TokenKind, string>> = {
  input: "Input tokens",
  output: "Output tokens",
  "cache-read": "Prompt cache read input tokens",
  "cache-write": "Prompt cache write input tokens",
  "batch-input": "Input tokens batch",
  "batch-output": "Output tokens batch",
};

const words: Readonly<Record<TokenKind, string>> = {
  input: "Input Tokens",
  output: "Response Tokens",
  "cache-read": "Cache Read Input Tokens",
  "cache-write": "Cache Write Input Tokens",
  "batch-input": "Input Tokens Batch",
  "batch-output": "Response Tokens Batch",
};

const kindWords = (kind: TokenKind): string => words[kind];

function hostingProducts(region: Region): PriceProduct[] {
  return listedInstances(region).map(([type, microdollars]) => {
    const place = placeAttributes(region);
    const usageType = `${billingRegions[region].prefix}-Host:${type}`;
    const facts = findInstanceType(type, region);
    return {
      sku: skuOf(usageType),
      serviceCode: "AmazonSageMaker",
      productFamily: "ML Instance",
      attributes: {
        ...place,
        servicecode: "AmazonSageMaker",
        servicename: "Amazon SageMaker",
        usagetype: usageType,
        operation: "RunInstance",
        platoinstancename: type.replace("ml.", ""),
        instanceName: type,
        instanceType: `${type}-Hosting`,
        component: "Hosting",
        platoinstancetype: "Hosting",
        computeType: "Standard",
        ...(facts !== undefined && {
          vCpu: String(facts.vcpus),
          memory: `${facts.memoryGib} GiB`,
          gpu: String(facts.accelerator === "gpu" ? facts.acceleratorCount : 0),
        }),
      },
      unit: "Hrs",
      description: `$${dollars(microdollars, 6)} per Hosting ${type} hour in ${place.location}`,
      price: dollars(microdollars, 6),
    };
  });
}

const placeAttributes = (region: Region) => ({
  location: billingRegions[region].location,
  locationType: "AWS Region",
  regionCode: region,
});

/** A whole number of small parts of a dollar as AWS writes prices, with ten digits. */
function dollars(amount: number, digits: number): string {
  const text = String(Math.round(amount)).padStart(digits + 1, "0");
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`.padEnd(text.length - digits + 11, "0");
}

/** Sixteen capital letters and digits that follow from the text. */
function skuOf(text: string): string {
  const alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  const bytes = createHash("sha256").update(text).digest().subarray(0, 16);
  return [...bytes].map((byte) => alphabet.charAt(byte % alphabet.length)).join("");
}
