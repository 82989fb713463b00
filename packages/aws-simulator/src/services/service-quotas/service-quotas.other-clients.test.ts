// The simulator is built from the JavaScript client's own codecs; boto3 and the AWS CLI share no code with it.
import { describe, expect } from "vitest";
import { awsCli, python, slowClientMs, whereInstalled } from "../../testing/other-clients.ts";
import { test } from "../../testing/simulator-test.ts";

const program = `q = boto3.client("service-quotas")
out["services"] = [s["ServiceCode"] for page in q.get_paginator("list_services").paginate(PaginationConfig={"PageSize": 1}) for s in page["Services"]]
names = [s["QuotaName"] for page in q.get_paginator("list_service_quotas").paginate(ServiceCode="sagemaker") for s in page["Quotas"]]
out["unique"] = len(names) == len(set(names)) == 277
asked = q.request_service_quota_increase(ServiceCode="sagemaker", QuotaCode="L-1928E07B", DesiredValue=8)["RequestedQuota"]
out["asked"] = [asked["Status"], asked["DesiredValue"], asked["Created"].timestamp() > 0]
try:
    q.request_service_quota_increase(ServiceCode="sagemaker", QuotaCode="L-1928E07B", DesiredValue=9)
except q.exceptions.ResourceAlreadyExistsException as error:
    out["again"] = error.response["ResponseMetadata"]["HTTPStatusCode"]
out["history"] = [r["Id"] == asked["Id"] for page in q.get_paginator("list_requested_service_quota_change_history").paginate() for r in page["RequestedQuotas"]]`;

whereInstalled("boto3", () => {
  describe("boto3", { timeout: slowClientMs }, () => {
    test("reads quotas and asks for more", async ({ simulator }) => {
      expect(await python(simulator, program)).toEqual({
        services: ["bedrock", "sagemaker"],
        unique: true,
        asked: ["PENDING", 8, true],
        again: 400,
        history: [true],
      });
    });
  });
});

whereInstalled("the AWS CLI", () => {
  describe("the AWS CLI", { timeout: slowClientMs }, () => {
    test("tells a quota and what AWS says of one that there is not", async ({ simulator }) => {
      const get = ["service-quotas", "get-service-quota", "--service-code", "bedrock", "--quota-code"];
      expect(await awsCli(simulator, ...get, "L-40EC9882")).toMatchObject({ Quota: { Value: 1000 } });
      await expect(awsCli(simulator, ...get, "L-00000000")).rejects.toThrow(
        "An error occurred (NoSuchResourceException) when calling the GetServiceQuota operation",
      );
    });
  });
});
