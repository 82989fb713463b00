import {
  GetAWSDefaultServiceQuotaCommand,
  GetRequestedServiceQuotaChangeCommand,
  GetServiceQuotaCommand,
  ListAWSDefaultServiceQuotasCommand,
  ListRequestedServiceQuotaChangeHistoryByQuotaCommand,
  ListRequestedServiceQuotaChangeHistoryCommand,
  ListServiceQuotasCommand,
  ListServicesCommand,
  RequestServiceQuotaIncreaseCommand,
  paginateListServiceQuotas,
} from "@aws-sdk/client-service-quotas";
import type { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { CreateInferenceProfileCommand } from "@aws-sdk/client-bedrock";
import { describe, expect } from "vitest";
import { companyAccount } from "../../seed/company-profiles.ts";
import { partnerAccount } from "../../seed/scenarios.ts";
import { createWorld } from "../../world/world.ts";
import { homeRegion, test } from "../../testing/simulator-test.ts";
import { endpointQuota } from "./find-quota.ts";

const g5 = { ServiceCode: "sagemaker", QuotaCode: "L-1928E07B" };
const profiles = { ServiceCode: "bedrock", QuotaCode: "L-40EC9882" };
const here = { account: companyAccount, region: homeRegion };

/** Types of the SageMaker API's ProductionVariantInstanceType. */
const instanceTypes = 277;

const valueOf = async (quotas: ServiceQuotasClient, quota = g5): Promise<number | undefined> =>
  (await quotas.send(new GetServiceQuotaCommand(quota))).Quota?.Value;

const ask = async (quotas: ServiceQuotasClient, DesiredValue: number, quota = g5) =>
  (await quotas.send(new RequestServiceQuotaIncreaseCommand({ ...quota, DesiredValue }))).RequestedQuota;

describe("reading", () => {
  test("the services are told by code and name", async ({ clients: { quotas } }) => {
    expect((await quotas.send(new ListServicesCommand({}))).Services).toEqual([
      { ServiceCode: "bedrock", ServiceName: "Amazon Bedrock" },
      { ServiceCode: "sagemaker", ServiceName: "Amazon SageMaker" },
    ]);
  });

  test("a quota of endpoints has its real code, name and the company's value", async ({
    clients: { quotas },
  }) => {
    expect((await quotas.send(new GetServiceQuotaCommand(g5))).Quota).toEqual({
      ServiceCode: "sagemaker",
      ServiceName: "Amazon SageMaker",
      QuotaArn: `arn:aws:servicequotas:us-west-2:${companyAccount}:sagemaker/L-1928E07B`,
      QuotaCode: "L-1928E07B",
      QuotaName: "ml.g5.xlarge for endpoint usage",
      Value: 4,
      Unit: "None",
      Adjustable: true,
      GlobalQuota: false,
      QuotaAppliedAtLevel: "ACCOUNT",
      Description: "ml.g5.xlarge for endpoint usage",
    });
  });

  test("AWS's own value for GPU instances is none, and names no account", async ({ clients: { quotas } }) => {
    const { Quota } = await quotas.send(new GetAWSDefaultServiceQuotaCommand(g5));
    expect(Quota).toMatchObject({
      Value: 0,
      QuotaArn: "arn:aws:servicequotas:us-west-2::sagemaker/L-1928E07B",
    });
  });

  test("every quota is listed once, page by page, each with a code of its own", async ({
    clients: { quotas },
  }) => {
    const names: (string | undefined)[] = [];
    const codes: (string | undefined)[] = [];
    const pages = paginateListServiceQuotas(
      { client: quotas },
      { ServiceCode: "sagemaker", MaxResults: 100 },
    );
    for await (const { Quotas = [] } of pages) {
      names.push(...Quotas.map(({ QuotaName }) => QuotaName));
      codes.push(...Quotas.map(({ QuotaCode }) => QuotaCode));
    }
    expect(names).toHaveLength(instanceTypes);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => /^L-[0-9A-F]{8}$/.test(code ?? ""))).toBe(true);
    expect(names).toEqual(expect.arrayContaining(["ml.p4d.24xlarge for endpoint usage"]));
  });

  test("a list can be narrowed to one quota, and resources have none of their own", async ({
    clients: { quotas },
  }) => {
    const one = await quotas.send(new ListServiceQuotasCommand(profiles));
    expect(one.Quotas).toMatchObject([{ QuotaName: "Inference profiles per account", Value: 1000 }]);
    const resources = new ListServiceQuotasCommand({
      ServiceCode: "bedrock",
      QuotaAppliedAtLevel: "RESOURCE",
    });
    expect((await quotas.send(resources)).Quotas).toEqual([]);
    const standard = await quotas.send(new ListAWSDefaultServiceQuotasCommand({ ServiceCode: "bedrock" }));
    expect(standard.Quotas?.map(({ QuotaCode, Value }) => [QuotaCode, Value])).toEqual([
      ["L-5F098EFA", 1],
      ["L-45B04988", 3],
      ["L-40EC9882", 1000],
    ]);
  });

  for (const [what, input, message] of [
    ["service", { ServiceCode: "EC2", QuotaCode: "L-1928E07B" }, "specified service does not exist"],
    ["quota", { ServiceCode: "sagemaker", QuotaCode: "L-00000000" }, "specified quota does not exist"],
    ["resource's value", { ...g5, ContextId: "endpoint" }, "applied value for the specified context Id"],
  ] as const) {
    test(`a ${what} that there is not is refused`, async ({ clients: { quotas } }) => {
      await expect(quotas.send(new GetServiceQuotaCommand(input))).rejects.toMatchObject({
        name: "NoSuchResourceException",
        message: expect.stringContaining(message),
      });
    });
  }

  test("a token that was not handed out is refused", async ({ clients: { quotas } }) => {
    const list = new ListServicesCommand({ NextToken: "abcd" });
    await expect(quotas.send(list)).rejects.toMatchObject({ name: "InvalidPaginationTokenException" });
  });
});

describe("asking for more", () => {
  test("a request is pending, then approved and in force", async ({ clients: { quotas }, control }) => {
    const asked = await ask(quotas, 10);
    expect(asked).toMatchObject({ Status: "PENDING", DesiredValue: 10, QuotaCode: g5.QuotaCode });
    await control("/clock/advance", { seconds: 14 * 60 });
    expect(await valueOf(quotas)).toBe(4);
    await control("/clock/advance", { seconds: 61 });
    expect(await valueOf(quotas)).toBe(10);
    const found = await quotas.send(new GetRequestedServiceQuotaChangeCommand({ RequestId: asked?.Id }));
    expect(found.RequestedQuota?.Status).toBe("APPROVED");
    expect(found.RequestedQuota?.LastUpdated?.getTime()).toBe((asked?.Created?.getTime() ?? 0) + 15 * 60_000);
  });

  test("the wait is divided by the time scale", async ({ clients: { quotas }, control, simulator }) => {
    simulator.configure({ timeScale: 60 });
    await ask(quotas, 10);
    await control("/clock/advance", { seconds: 16 });
    expect(await valueOf(quotas)).toBe(10);
  });

  test("a second open request is refused, another quota's is not", async ({ clients: { quotas } }) => {
    await ask(quotas, 10);
    await expect(ask(quotas, 12)).rejects.toMatchObject({
      name: "ResourceAlreadyExistsException",
      message: "Only one open service quota increase request is allowed per quota.",
    });
    expect(await ask(quotas, 5, { ...g5, QuotaCode: "L-B0729CB4" })).toMatchObject({ Status: "PENDING" });
  });

  test("a value that is not greater is refused", async ({ clients: { quotas } }) => {
    await expect(ask(quotas, 4)).rejects.toMatchObject({
      name: "IllegalArgumentException",
      message: "You must provide a quota value greater than the current quota value",
    });
  });

  test("a quota that is not adjustable is refused", async ({ clients: { quotas } }) => {
    const jobs = { ServiceCode: "bedrock", QuotaCode: "L-5F098EFA" };
    await expect(ask(quotas, 2, jobs)).rejects.toMatchObject({ name: "IllegalArgumentException" });
  });

  test("the control API denies a request or opens its case, and the history tells", async ({
    clients: { quotas },
    control,
  }) => {
    const asked = await ask(quotas, 10);
    const decide = { action: "decide", ...here, requestId: asked?.Id };
    await control("/quotas", { ...decide, status: "CASE_OPENED" });
    await expect(ask(quotas, 12)).rejects.toMatchObject({ name: "ResourceAlreadyExistsException" });
    await control("/clock/advance", { seconds: 86_400 });
    expect(await valueOf(quotas)).toBe(4);
    await control("/quotas", { ...decide, status: "DENIED" });
    const later = await ask(quotas, 12);
    const byQuota = await quotas.send(new ListRequestedServiceQuotaChangeHistoryByQuotaCommand(g5));
    expect(byQuota.RequestedQuotas?.map(({ Id, Status }) => [Id, Status])).toEqual(
      expect.arrayContaining([
        [asked?.Id, "DENIED"],
        [later?.Id, "PENDING"],
      ]),
    );
    const denied = new ListRequestedServiceQuotaChangeHistoryCommand({ Status: "DENIED" });
    expect((await quotas.send(denied)).RequestedQuotas).toMatchObject([
      { Id: asked?.Id, CaseId: expect.stringMatching(/^\d+$/) },
    ]);
    const bedrock = new ListRequestedServiceQuotaChangeHistoryCommand({ ServiceCode: "bedrock" });
    expect((await quotas.send(bedrock)).RequestedQuotas).toEqual([]);
  });

  test("a request that there is not is not found", async ({ clients: { quotas } }) => {
    const get = new GetRequestedServiceQuotaChangeCommand({ RequestId: "absent" });
    await expect(quotas.send(get)).rejects.toMatchObject({ name: "NoSuchResourceException" });
  });
});

describe("what the quotas limit", () => {
  test("Bedrock refuses the profile above the quota and takes it once the quota is raised", async ({
    clients: { bedrock },
    control,
  }) => {
    const create = new CreateInferenceProfileCommand({
      inferenceProfileName: "one more",
      modelSource: {
        copyFrom: `arn:aws:bedrock:us-west-2:${companyAccount}:inference-profile/us.anthropic.claude-sonnet-5`,
      },
    });
    await control("/quotas", { action: "set", ...here, quota: profiles.QuotaCode, value: 1 });
    await expect(bedrock.send(create)).rejects.toMatchObject({
      name: "ServiceQuotaExceededException",
      message: expect.stringContaining("limit of 1 inference profiles"),
    });
    await control("/quotas", { action: "set", ...here, quota: profiles.QuotaCode, value: 1000 });
    expect(await bedrock.send(create)).toMatchObject({ status: "ACTIVE" });
  });

  test("instances behind endpoints are limited by account, Region and type", async () => {
    const world = createWorld("company");
    expect(endpointQuota(world, companyAccount, homeRegion, "ml.m5.xlarge")).toBe(20);
    expect(endpointQuota(world, companyAccount, homeRegion, "ml.g5.12xlarge")).toBe(1);
    expect(endpointQuota(world, companyAccount, homeRegion, "ml.g6e.xlarge")).toBe(0);
    expect(endpointQuota(world, partnerAccount, homeRegion, "ml.g5.xlarge")).toBe(0);
    expect(endpointQuota(world, companyAccount, homeRegion, "ml.none.xlarge")).toBe(0);
  });

  test("the control API raises one Region's quota by its name", async ({ control, connect }) => {
    const quota = "ml.g5.xlarge for endpoint usage";
    await control("/quotas", { action: "set", ...here, quota, value: 9 });
    expect(await valueOf(connect({}).quotas)).toBe(9);
    expect(await valueOf(connect({ region: "us-east-1" }).quotas)).toBe(4);
  });

  test("the control API says which quota or request there is not", async ({ control }) => {
    await expect(control("/quotas", { action: "set", ...here, quota: "L-0", value: 1 })).rejects.toThrow(
      "There is no quota",
    );
    const decide = { action: "decide", ...here, requestId: "absent", status: "DENIED" };
    await expect(control("/quotas", decide)).rejects.toThrow("There is no request absent.");
  });
});
