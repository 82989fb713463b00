// Quotas of Service Quotas that the simulator knows, with what AWS gives every account and what the company was granted.
import { createHash } from "node:crypto";
import { companyAccount } from "./company-profiles.ts";

/** A quota of a service in any Region. */
export type QuotaSeed = {
  serviceCode: string;
  quotaCode: string;
  name: string;
  /** What AWS gives to a new account. */
  standard: number;
  /** What an account was granted, by account id. */
  granted: Readonly<Record<string, number>>;
  isAdjustable: boolean;
  description: string;
};

/** Services by code, as ListServices tells them. */
export const quotaServices: Readonly<Record<string, string>> = {
  bedrock: "Amazon Bedrock",
  sagemaker: "Amazon SageMaker",
};

/** Name of the quota that limits the instances of one type behind endpoints. */
export const endpointQuotaName = (instanceType: string): string => `${instanceType} for endpoint usage`;

type Family = { sizes: string; standard: number; granted?: Readonly<Record<string, number>> };

const gpu = (sizes: string, granted: Readonly<Record<string, number>> = {}): Family => ({
  sizes,
  standard: 0,
  granted,
});
const cpu = (sizes: string, standard: number, granted: number): Family => ({
  sizes,
  standard,
  granted: Object.fromEntries(sizes.split(" ").map((size) => [size, granted])),
});

const fifth = "large xlarge 2xlarge 4xlarge 12xlarge 24xlarge";
const graviton = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge";
const sixth = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge";
const seventh = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge";
const eighth = `medium ${seventh}`;
const oneGpu = "xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge";
const newestGpu = "2xlarge 4xlarge 8xlarge 12xlarge 24xlarge 48xlarge";

/** Every type that the API takes for an endpoint. */
const families: Readonly<Record<string, Family>> = {
  t2: cpu("medium large xlarge 2xlarge", 4, 20),
  m4: cpu("xlarge 2xlarge 4xlarge 10xlarge 16xlarge", 2, 20),
  m5: cpu(fifth, 4, 20),
  m5d: cpu(fifth, 4, 8),
  m6i: cpu(sixth, 4, 8),
  m6g: cpu(graviton, 4, 8),
  m6gd: cpu(graviton, 0, 0),
  m7i: cpu(seventh, 4, 8),
  m8g: cpu(eighth, 0, 4),
  c4: cpu("large xlarge 2xlarge 4xlarge 8xlarge", 2, 8),
  c5: cpu("large xlarge 2xlarge 4xlarge 9xlarge 18xlarge", 4, 20),
  c5d: cpu("large xlarge 2xlarge 4xlarge 9xlarge 18xlarge", 4, 8),
  c6i: cpu(sixth, 4, 8),
  c6in: cpu(sixth, 0, 0),
  c6g: cpu(graviton, 4, 8),
  c6gd: cpu(graviton, 0, 0),
  c6gn: cpu(graviton, 0, 0),
  c7g: cpu(graviton, 4, 8),
  c7i: cpu(seventh, 4, 8),
  c8g: cpu(eighth, 0, 4),
  r5: cpu(fifth, 4, 8),
  r5d: cpu(fifth, 4, 8),
  r6i: cpu(sixth, 4, 8),
  r6g: cpu(graviton, 4, 8),
  r6gd: cpu(graviton, 0, 0),
  r7i: cpu(seventh, 4, 8),
  r7gd: cpu("medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge", 0, 0),
  r8g: cpu(eighth, 0, 4),
  g4dn: gpu("xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge", { xlarge: 4, "2xlarge": 2, "12xlarge": 1 }),
  g5: gpu(oneGpu, { xlarge: 4, "2xlarge": 2, "4xlarge": 1, "12xlarge": 1 }),
  g6: gpu(oneGpu, { xlarge: 2, "2xlarge": 2, "12xlarge": 1 }),
  g6e: gpu(oneGpu),
  g7: gpu(newestGpu),
  g7e: gpu(newestGpu),
  p2: gpu("xlarge 8xlarge 16xlarge"),
  p3: gpu("2xlarge 8xlarge 16xlarge", { "2xlarge": 1 }),
  p4d: gpu("24xlarge"),
  p4de: gpu("24xlarge"),
  p5: gpu("4xlarge 48xlarge"),
  p5e: gpu("48xlarge"),
  p5en: gpu("48xlarge"),
  "p6-b200": gpu("48xlarge"),
  "p6-b300": gpu("48xlarge"),
  "p6e-gb200": gpu("36xlarge"),
  inf1: gpu("xlarge 2xlarge 6xlarge 24xlarge", { xlarge: 2 }),
  inf2: gpu("xlarge 8xlarge 24xlarge 48xlarge", { xlarge: 2, "8xlarge": 1 }),
  dl1: gpu("24xlarge"),
  trn1: gpu("2xlarge 32xlarge"),
  trn1n: gpu("32xlarge"),
  trn2: gpu("48xlarge"),
};

// The codes that are publicly known; those of the other types are made up in the same form.
const knownCodes: Readonly<Record<string, string>> = {
  "ml.g5.xlarge": "L-1928E07B",
  "ml.g6.xlarge": "L-D470D954",
  "ml.g6e.xlarge": "L-B0729CB4",
};

/** `L-` and eight hexadecimal digits: the known code, else the same one for the same type at all times. */
function endpointQuotaCode(instanceType: string): string {
  const digest = createHash("sha256").update(endpointQuotaName(instanceType)).digest("hex");
  return knownCodes[instanceType] ?? `L-${digest.slice(0, 8).toUpperCase()}`;
}

function endpointQuotas(): QuotaSeed[] {
  return Object.entries(families).flatMap(([family, { sizes, standard, granted = {} }]) =>
    sizes.split(" ").map((size) => {
      const instanceType = `ml.${family}.${size}`;
      return {
        serviceCode: "sagemaker",
        quotaCode: endpointQuotaCode(instanceType),
        name: endpointQuotaName(instanceType),
        standard,
        granted: { [companyAccount]: granted[size] ?? standard },
        isAdjustable: true,
        description: endpointQuotaName(instanceType),
      };
    }),
  );
}

/** Quota of application inference profiles. */
export const profileQuotaCode = "L-40EC9882";

/** All quotas, by name. Codes do not repeat within a service. */
export const quotas: readonly QuotaSeed[] = [
  {
    serviceCode: "bedrock",
    quotaCode: profileQuotaCode,
    name: "Inference profiles per account",
    standard: 1000,
    granted: {},
    isAdjustable: true,
    description: "The maximum number of inference profiles in an account in each Region.",
  },
  {
    serviceCode: "bedrock",
    quotaCode: "L-45B04988",
    name: "Imported models per account",
    standard: 3,
    granted: {},
    isAdjustable: true,
    description: "The maximum number of imported models in an account in each Region.",
  },
  {
    serviceCode: "bedrock",
    quotaCode: "L-5F098EFA",
    name: "Concurrent model import jobs",
    standard: 1,
    granted: {},
    isAdjustable: false,
    description: "The maximum number of concurrent model import jobs that you can have in an account.",
  },
  ...endpointQuotas(),
].toSorted((left, right) => (left.name < right.name ? -1 : 1));
