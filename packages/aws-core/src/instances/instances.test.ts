import { ProductionVariantInstanceType } from "@aws-sdk/client-sagemaker";
import { expect, test } from "vitest";
import { regionFactors, usPrices } from "./instance-prices.ts";
import { findInstanceType, instanceTypes } from "./instance-types.ts";
import { isOfferedIn, priceOfInstances } from "./price-of-instances.ts";
import { endpointQuotaCode, endpointQuotaName } from "./quota-codes.ts";

test("every type is one that SageMaker hosts, and listed once", () => {
  const hosted = Object.values<string>(ProductionVariantInstanceType);
  for (const { name } of instanceTypes) expect(hosted).toContain(name);
  expect(new Set(instanceTypes.map(({ name }) => name)).size).toBe(instanceTypes.length);
});

test("a larger size of a family never has less of anything", () => {
  const families = Object.groupBy(instanceTypes, ({ family }) => family);
  for (const sizes of Object.values(families)) {
    const vcpus = (sizes ?? []).map((type) => type.vcpus);
    expect(vcpus).toEqual(vcpus.toSorted((one, other) => one - other));
  }
});

test.each([
  [
    "ml.g5.12xlarge",
    { vcpus: 48, memoryGib: 192, accelerators: { model: "NVIDIA A10G", count: 4, memoryGib: 22 } },
  ],
  ["ml.g6e.16xlarge", { vcpus: 64, memoryGib: 512, accelerators: { count: 1 } }],
  ["ml.p5.48xlarge", { memoryGib: 2048, accelerators: { model: "NVIDIA H100", count: 8 }, nvmeGb: 30_720 }],
  ["ml.inf2.24xlarge", { accelerators: { kind: "neuron", count: 6 }, nvmeGb: 0 }],
  ["ml.r5.2xlarge", { vcpus: 8, memoryGib: 64, accelerators: null }],
  ["ml.t2.medium", { vcpus: 2, memoryGib: 4 }],
])("%s has what EC2 says", (name, facts) => {
  expect(findInstanceType(name)).toMatchObject(facts);
});

test("a price is for all instances, an hour and a month of 730 hours", () => {
  expect(priceOfInstances({ type: "ml.g5.2xlarge", region: "us-east-1", count: 2 })).toEqual({
    basis: "list",
    microdollarsPerHour: 3_030_000n,
    microdollarsPerMonth: 2_211_900_000n,
    explanation: expect.stringContaining("list price of 2026-09-01"),
  });
});

test("elsewhere the price is an estimate that says so, rounded up", () => {
  expect(priceOfInstances({ type: "ml.g5.xlarge", region: "ap-northeast-1", count: 1 })).toMatchObject({
    basis: "estimate",
    microdollarsPerHour: 2_043_008n,
    explanation: expect.stringMatching(/^Estimated: .*145\.1 % as EC2 asked in ap-northeast-1/),
  });
});

test.each([
  ["ml.p5e.48xlarge", "us-east-1"],
  ["ml.g6.xlarge", "eu-west-1"],
  ["ml.g5.xlarge", "sa-east-1"],
  ["ml.g5.xlarge", "constructor"],
  ["constructor", "us-east-1"],
])("the price of %s in %s is unknown and no figure is made up", (type, region) => {
  expect(priceOfInstances({ type, region, count: 1 })).toEqual({ unknown: expect.stringContaining(type) });
});

test.each([
  ["ml.g6.xlarge", "eu-west-1", "no"],
  ["ml.g6.xlarge", "eu-central-1", "yes"],
  ["ml.g6.xlarge", "us-west-2", "yes"],
  ["ml.g6.xlarge", "sa-east-1", "unknown"],
  ["ml.m7i.large", "eu-west-1", "unknown"],
  ["ml.p5e.48xlarge", "us-west-2", "unknown"],
])("whether %s is offered in %s: %s", (type, region, offered) => {
  expect(isOfferedIn(type, region)).toBe(offered);
});

test("prices and factors name types and families that exist", () => {
  for (const type of Object.keys(usPrices)) expect(findInstanceType(type)?.name).toBe(type);
  const families = instanceTypes.map(({ family }) => family);
  for (const factors of Object.values(regionFactors))
    expect(families).toEqual(expect.arrayContaining(Object.keys(factors)));
});

test("a quota is found by its name, and by its code where that is known", () => {
  expect(endpointQuotaName("ml.g5.xlarge")).toBe("ml.g5.xlarge for endpoint usage");
  expect(endpointQuotaCode("ml.g5.xlarge")).toBe("L-1928E07B");
  expect(endpointQuotaCode("ml.m5.large")).toBeUndefined();
});
