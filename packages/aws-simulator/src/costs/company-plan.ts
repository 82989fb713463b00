// What the company spends beside its profiles, and how busy each profile of a scenario is.
import type { ProfileSeed } from "../seed/profile-seed.ts";
import { payerAccount, sandboxAccount } from "../seed/organization.ts";
import { usagePrefix } from "../seed/billing-regions.ts";
import { applicationProfileArn } from "../services/bedrock/profile-rows.ts";
import { dayOf, monthOf, monthStart } from "./calendar.ts";
import { mixText, recordHours } from "./meter.ts";
import type { Dimensions, Meter } from "./meter.ts";
import { companyDiscount } from "./traffic.ts";
import type { Traffic } from "./traffic.ts";

/** The days that history is told for: `end` lies ahead, as traffic goes on. */
export type Span = { first: number; end: number; anchorDay: number };

/** Days before the scenario was loaded on which one profile was called six times as often, and for how long. */
export const spikeDaysAgo = 9;
export const spikeDays = 4;
const spikeFactor = 6000;

/** One of the company's profiles, and the first of generated ones. */
const spikingProfiles = ["growth-campaign-copy-claude-sonnet-5-prod", "team-00-prod-00000"];

const environmentFactors: Readonly<Record<string, number>> = { prod: 8, staging: 2 };

/** How busy a profile is: production more than the rest, one in ten not at all. */
export function profileTraffic(seed: ProfileSeed, span: Span): Traffic | undefined {
  const chance = mixText(`${seed.account} ${seed.id}`);
  const isSpiking = spikingProfiles.includes(seed.name);
  if (chance % 10 === 0 && !isSpiking) return undefined;
  const factor = environmentFactors[seed.tags["Environment"] ?? ""] ?? 1;
  const from = span.anchorDay - spikeDaysAgo;
  return {
    account: seed.account,
    region: seed.region,
    resourceId: applicationProfileArn(seed.id, seed),
    source: seed.source,
    tags: seed.tags,
    first: Math.max(span.first, dayOf(Date.parse(seed.createdAt))),
    end: span.end,
    seed: chance,
    base: (2000 + (chance % 18_000)) * factor,
    ...(isSpiking && { spike: { from, to: from + spikeDays, factor: spikeFactor } }),
  };
}

const untagged = [
  [payerAccount, "us-east-1", "us.anthropic.claude-sonnet-4-5-20250929-v1:0", 30_000],
  [payerAccount, "us-west-2", "global.anthropic.claude-sonnet-4-6", 12_000],
  [payerAccount, "eu-central-1", "eu.amazon.nova-pro-v1:0", 9000],
  ["444455556666", "us-east-1", "us.anthropic.claude-haiku-4-5-20251001-v1:0", 25_000],
  [sandboxAccount, "us-west-2", "us.meta.llama3-3-70b-instruct-v1:0", 6000],
  [sandboxAccount, "us-east-1", "cohere.command-r-plus-v1:0", 800],
  [sandboxAccount, "us-east-1", "amazon.titan-embed-text-v2:0", 40_000],
] as const;

/** Calls of models and system-defined profiles: nothing there can carry a tag. */
export const untaggedTraffic = ({ first, end }: Span): Traffic[] =>
  untagged.map(([account, region, source, base]) => ({
    account,
    region,
    resourceId: source,
    source,
    tags: {},
    first,
    end,
    seed: mixText(`${account} ${source}`),
    base,
  }));

/** 256 characters, the longest value that a tag may have. */
export const longestValue =
  `Weights of the models that the claims team tuned; ${"kept until the audit is over, ".repeat(7)}`
    .padEnd(256, ".")
    .slice(0, 256);

/** Resources other than models: storage, machines, an imported model, fees, credits, refunds and tax. */
export function otherMeters(span: Span): Meter[] {
  const steady: MakeSteady = (dimensions, more) => steadyMeter(span, dimensions, more);
  return [
    ...storageMeters(steady),
    ...machineMeters(steady),
    ...importedModelMeters(steady),
    ...feeMeters(span),
    ...creditMeters(span),
  ];
}

type MakeSteady = (dimensions: Partial<Dimensions>, more: Steady) => Meter;

/** Tags with a `$` in the key, with 256 characters, and with the key in small letters. */
const storageMeters = (steady: MakeSteady): Meter[] => [
  steady(s3("TimedStorage-ByteHrs", "StandardStorage"), {
    resourceId: "example-model-weights",
    tags: { Team: "platform", cost$center: "CC$0100", Purpose: longestValue },
    unit: "GB-Mo",
    daily: 3_910_000_000,
    quantity: 17_000_000,
  }),
  steady(s3("Requests-Tier1", "PutObject"), {
    resourceId: "example-prompt-logs",
    tags: { team: "Platform" },
    unit: "Requests",
    daily: 412_500_000,
    quantity: 8_250_000_000,
  }),
];

const machineMeters = (steady: MakeSteady): Meter[] => [
  steady(
    {
      service: "Amazon Elastic Compute Cloud - Compute",
      serviceCode: "AmazonEC2",
      region: "us-west-2",
      usageType: "USW2-BoxUsage:m6i.xlarge",
      operation: "RunInstances",
      instanceType: "m6i.xlarge",
    },
    {
      resourceId: "i-0a1b2c3d4e5f60718",
      tags: { Team: "search", costcenter: "cc-1040", Environment: "prod" },
      unit: "Hrs",
      daily: 46_080_000_000,
      quantity: 24_000_000,
    },
  ),
  steady(
    {
      account: sandboxAccount,
      service: "AWS Lambda",
      serviceCode: "AWSLambda",
      region: "us-east-1",
      usageType: "USE1-Lambda-GB-Second",
      operation: "Invoke",
    },
    { resourceId: "", tags: {}, unit: "Lambda-GB-Second", daily: 1_333_333_000, quantity: 80_000_000_000 },
  ),
];

/** A model of two units that is awake half an hour a day, and its storage. */
function importedModelMeters(steady: MakeSteady): Meter[] {
  const model = {
    resourceId: `arn:aws:bedrock:us-west-2:${payerAccount}:imported-model/cl41ms7w1n8b`,
    tags: { Team: "claims", CostCenter: "CC-5000", Environment: "prod" },
  };
  return [
    steady(imported("CustomModelImport-Inference-v1.0", "CustomModelInference"), {
      ...model,
      unit: "CustomModelUnit-minutes",
      daily: 47_100_000_000,
      quantity: 60_000_000,
    }),
    steady(imported("CustomModelImport-Storage-v1.0", "CustomModelStorage"), {
      ...model,
      unit: "CustomModelUnit-Mo",
      daily: 1_300_000_000,
      quantity: 66_000,
    }),
  ];
}

// In the sandbox, which has no buckets in the simulated S3: those of the others are billed by what they hold.
const s3 = (usageType: string, operation: string): Partial<Dimensions> => ({
  account: sandboxAccount,
  service: "Amazon Simple Storage Service",
  serviceCode: "AmazonS3",
  region: "us-west-2",
  usageType: `USW2-${usageType}`,
  operation,
});

const imported = (usageType: string, operation: string): Partial<Dimensions> => ({
  service: "Amazon Bedrock",
  serviceCode: "AmazonBedrock",
  region: "us-west-2",
  usageType: `${usagePrefix("us-west-2")}-${usageType}`,
  operation,
});

type Steady = {
  resourceId: string;
  tags: Readonly<Record<string, string>>;
  unit: string;
  /** Units of 10^-10 dollars a day, and millionths of the unit; whole thousands. */
  daily: number;
  quantity: number;
};

const plain: Dimensions = {
  account: payerAccount,
  service: "",
  serviceCode: "",
  region: "",
  usageType: "",
  operation: "",
  recordType: "Usage",
  instanceType: "",
  billingEntity: "AWS",
  legalEntity: "Amazon Web Services, Inc.",
};

const stepsADay = 1000;

function steadyMeter(span: Span, dimensions: Partial<Dimensions>, steady: Steady): Meter {
  return {
    dimensions: { ...plain, ...dimensions },
    resourceId: steady.resourceId,
    tags: steady.tags,
    unit: steady.unit,
    first: span.first,
    end: span.end,
    lagHours: 8,
    counts: "both",
    discount: companyDiscount,
    usage: {
      kind: "pattern",
      seed: 0,
      base: stepsADay,
      weekend: 1000,
      growth: 0,
      noise: 0,
      stepAmount: steady.daily / stepsADay,
      stepQuantity: steady.quantity / stepsADay,
    },
  };
}

/** A savings plan of a year, paid in advance: cash on one day, ten dollars on each day of the spread view. */
function feeMeters(span: Span): Meter[] {
  const bought = span.anchorDay - 200;
  const fee = {
    service: "Savings Plans for AWS Machine Learning",
    serviceCode: "MachineLearningSavingsPlans",
  };
  const dimensions = { ...fee, usageType: "MachineLearningSP:1yrAllUpfront", operation: "" };
  const upfront = { ...dimensions, recordType: "SavingsPlanUpfrontFee" };
  const steady = { resourceId: "", tags: {}, unit: "N/A", daily: 100_000_000_000, quantity: 0 };
  return [
    { ...once(upfront, [[bought, 36_500_000_000_000]]), counts: "cash" },
    {
      ...steadyMeter({ ...span, first: bought, end: bought + 365 }, upfront, steady),
      discount: 0,
      counts: "spread",
    },
  ];
}

function creditMeters(span: Span): Meter[] {
  const months = Array.from({ length: monthOf(span.anchorDay) - monthOf(span.first) + 1 }, (_, index) =>
    monthStart(monthOf(span.first) + index),
  );
  const past = (days: readonly number[]): number[] => days.filter((day) => day <= span.anchorDay);
  const credit = {
    service: "Amazon Bedrock",
    serviceCode: "AmazonBedrock",
    region: "us-east-1",
    usageType: "USE1-NovaPro-input-tokens",
    operation: "InvokeModelInference",
  };
  const refund = {
    service: "Claude Sonnet 4.5 (Amazon Bedrock Edition)",
    serviceCode: "AmazonBedrockFoundationModels",
    region: "us-east-1",
    usageType: "USE1-MP:USE1_OutputTokenCount-Units",
    operation: "Usage",
    billingEntity: "AWS Marketplace" as const,
    legalEntity: "Anthropic, PBC",
  };
  return [
    once(
      { ...credit, recordType: "Credit" },
      past(months.map((day) => day + 2)).map((day): [number, number] => [day, -750_000_000_000]),
    ),
    once({ ...refund, recordType: "Refund" }, [[span.anchorDay - 20, -413_712_345_678]]),
    once(
      { service: "Tax", serviceCode: "Tax", recordType: "Tax" },
      past(months).map((day): [number, number] => [day, 1_874_400_000_000]),
    ),
  ];
}

/** Lines that are on the bill on single days. */
function once(
  dimensions: Partial<Dimensions>,
  lines: readonly (readonly [day: number, amount: number])[],
): Meter {
  const usage = recordHours();
  for (const [day, amount] of lines) usage.add(day * 24, { amount, quantity: 0 });
  const days = lines.map(([day]) => day);
  return {
    dimensions: { ...plain, ...dimensions },
    resourceId: "",
    tags: {},
    unit: "N/A",
    first: Math.min(...days),
    end: Math.max(...days) + 1,
    lagHours: 8,
    counts: "both",
    discount: 0,
    usage,
  };
}
