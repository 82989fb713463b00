// Generated use of models: what a profile, or whoever calls a model without one, sends and receives day by day.
import { findModel } from "../seed/catalog.ts";
import type { FoundationModel } from "../seed/foundation-model.ts";
import { hasGlobalPrice } from "../seed/model-prices.ts";
import type { Routing, TokenKind } from "../seed/model-prices.ts";
import type { Meter, Pattern } from "./meter.ts";
import { mix } from "./meter.ts";
import { isThirdParty, tokenLine } from "./token-lines.ts";

/** Tokens come in hundreds: a step's price is then a whole number of 10^-10 dollars. */
export const tokensPerStep = 100;

export type Traffic = {
  account: string;
  region: string;
  /** What is called: the ARN of an application profile, or the id of a model or system-defined profile. */
  resourceId: string;
  /** Id of the model or system-defined profile behind it. */
  source: string;
  tags: Readonly<Record<string, string>>;
  first: number;
  end: number;
  seed: number;
  /** Hundreds of input tokens on a working day. */
  base: number;
  spike?: NonNullable<Pattern["spike"]>;
};

/** The meters of some traffic; none where the model has no price. */
export function trafficMeters(traffic: Traffic): Meter[] {
  const { model, routing } = routeOf(traffic.source);
  if (model === undefined) return [];
  return Object.entries(mixOf(traffic, model)).flatMap(([kind, share]): Meter[] => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of mixOf's record
    const line = tokenLine(model, { region: traffic.region, routing }, kind as TokenKind);
    if (line === undefined || share === 0) return [];
    const { service, serviceCode, usageType, operation, billingEntity, legalEntity } = line;
    return [
      {
        dimensions: {
          account: traffic.account,
          service,
          serviceCode,
          region: traffic.region,
          usageType,
          operation,
          recordType: "Usage",
          instanceType: "",
          billingEntity,
          legalEntity,
        },
        resourceId: traffic.resourceId,
        tags: traffic.tags,
        unit: line.unit,
        first: traffic.first,
        end: traffic.end,
        lagHours: lagOf(model),
        counts: "both",
        discount: isThirdParty(model) ? 0 : companyDiscount,
        usage: {
          ...patternOf(traffic, Math.floor((traffic.base * share) / 1000)),
          stepAmount: line.price,
          stepQuantity: (tokensPerStep * 1_000_000) / line.tokensPerUnit,
        },
      },
    ];
  });
}

/** Usage of some traffic in steps: `base` of them on a working day. */
export function patternOf({ seed, spike }: Traffic, base: number): Pattern {
  return {
    kind: "pattern",
    seed,
    base,
    weekend: 250 + (mix(seed ^ 0x51) % 500),
    growth: (mix(seed ^ 0x77) % 900) - 200,
    noise: 180,
    ...(spike && { spike }),
    stepAmount: 0,
    stepQuantity: 0,
  };
}

/** Marketplace lines arrive later than those of AWS. */
export const lagOf = (model: FoundationModel): number => (isThirdParty(model) ? 15 : 9);

/** Thousandths off AWS's own services in the net views: the company's private agreement, which Marketplace has no part in. */
export const companyDiscount = 40;

/** Thousandths of the input, by kind: some callers cache their prompts, some send batches at night. */
export function mixOf({ seed }: Pick<Traffic, "seed">, model: FoundationModel): Record<TokenKind, number> {
  const isCaching = mix(seed ^ 0x13) % 3 === 0;
  const isBatching = mix(seed ^ 0x29) % 8 === 0;
  const answers = model.output.includes("TEXT");
  return {
    input: isCaching ? 400 : 1000,
    output: answers ? 120 + (mix(seed ^ 0x3d) % 260) : 0,
    "cache-read": isCaching ? 1800 : 0,
    "cache-write": isCaching ? 150 : 0,
    "batch-input": isBatching ? 600 : 0,
    "batch-output": isBatching && answers ? 150 : 0,
  };
}

/** The model behind an id with or without a routing prefix, and how its tokens are priced. */
export function routeOf(source: string): { model: FoundationModel | undefined; routing: Routing } {
  const model = findModel(source) ?? findModel(source.slice(source.indexOf(".") + 1));
  const isGlobal = source.startsWith("global.") && model !== undefined && hasGlobalPrice(model);
  return { model, routing: isGlobal ? "global" : "regional" };
}
