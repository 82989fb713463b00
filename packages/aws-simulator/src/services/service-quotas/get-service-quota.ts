import type {
  GetAWSDefaultServiceQuotaRequest,
  GetAWSDefaultServiceQuotaResponse,
  GetServiceQuotaRequest,
  GetServiceQuotaResponse,
} from "@aws-sdk/client-service-quotas";
import { operation } from "../../wire/service.ts";
import { describeQuota, describeStandard } from "./describe-quota.ts";
import { findQuota, noSuchResource } from "./quota-rows.ts";

export const getServiceQuota = operation<GetServiceQuotaRequest, GetServiceQuotaResponse>("GetServiceQuota", {
  effect: "read",
  access: () => [{ action: "servicequotas:GetServiceQuota" }],
  run(call, { ServiceCode, QuotaCode, ContextId }) {
    const quota = findQuota({ serviceCode: ServiceCode, quotaCode: QuotaCode });
    // None of these quotas is set per resource, and AWS does not fall back to the account's value (aws/aws-cli#8584).
    if (ContextId !== undefined) {
      throw noSuchResource(
        "The request failed because applied value for the specified context Id do not exist.",
      );
    }
    return { Quota: describeQuota(quota, call) };
  },
});

export const getAwsDefaultServiceQuota = operation<
  GetAWSDefaultServiceQuotaRequest,
  GetAWSDefaultServiceQuotaResponse
>("GetAWSDefaultServiceQuota", {
  effect: "read",
  access: () => [{ action: "servicequotas:GetAWSDefaultServiceQuota" }],
  run: (call, { ServiceCode, QuotaCode }) => ({
    Quota: describeStandard(findQuota({ serviceCode: ServiceCode, quotaCode: QuotaCode }), call),
  }),
});
