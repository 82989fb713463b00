import { expect, test } from "vitest";
import { ownAccount, simulateAws } from "../clients/testing/simulate-aws.ts";
import { countProfiles } from "./count-profiles.ts";

const aws = simulateAws();
const region = "us-west-2";
const quota = "L-40EC9882";
const refuse = (operation: string, code: string, status: number) =>
  aws.control("failures", { operation, kind: "error", code, status, count: 9 });

test("the limit is the one that AWS gives the account in that Region", async () => {
  expect(await countProfiles(aws.clients())).toMatchObject({ limit: 1000, isLimitAssumed: false });
  await aws.control("quotas", { action: "set", account: ownAccount, region, quota, value: 2500 });
  expect(await countProfiles(aws.clients())).toMatchObject({ limit: 2500, isLimitAssumed: false });
  expect(await countProfiles(aws.clients("us-east-1"))).toMatchObject({ limit: 1000 });
});

test("an account without a value of its own has AWS’s default", async () => {
  await refuse("GetServiceQuota", "NoSuchResourceException", 400);
  expect(await countProfiles(aws.clients())).toMatchObject({ limit: 1000, isLimitAssumed: false });
  expect(aws.calls().map(({ operation }) => operation)).toContain("GetAWSDefaultServiceQuota");
});

test("a quota that AWS does not know is assumed", async () => {
  for (const operation of ["GetServiceQuota", "GetAWSDefaultServiceQuota"])
    await refuse(operation, "NoSuchResourceException", 400);
  expect(await countProfiles(aws.clients())).toMatchObject({ limit: 1000, isLimitAssumed: true });
});

test.each([
  ["AccessDeniedException", 400],
  ["TooManyRequestsException", 429],
  ["ServiceException", 500],
])("a quota that cannot be read, for %s, is assumed and holds nothing up", async (code, status) => {
  await refuse("GetServiceQuota", code, status);
  expect(await countProfiles(aws.clients())).toMatchObject({
    used: expect.any(Number),
    limit: 1000,
    isLimitAssumed: true,
  });
});

test("profiles that cannot be listed are no count of nothing", async () => {
  await aws.control("failures", { operation: "ListInferenceProfiles", kind: "throttle", count: 9 });
  await expect(countProfiles(aws.clients())).rejects.toMatchObject({ code: "throttled" });
});
