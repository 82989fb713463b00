import type {
  ListAWSDefaultServiceQuotasRequest,
  ListAWSDefaultServiceQuotasResponse,
  ListServiceQuotasRequest,
  ListServiceQuotasResponse,
} from "@aws-sdk/client-service-quotas";
import { operation } from "../../wire/service.ts";
import { describeQuota, describeStandard, pageOf } from "./describe-quota.ts";
import { quotasOf } from "./quota-rows.ts";

/** All of these quotas belong to the account; asked for those of resources, there are none. */
export const listServiceQuotas = operation<ListServiceQuotasRequest, ListServiceQuotasResponse>(
  "ListServiceQuotas",
  {
    effect: "read",
    access: () => [{ action: "servicequotas:ListServiceQuotas" }],
    run(call, { ServiceCode, MaxResults, NextToken, QuotaCode, QuotaAppliedAtLevel }) {
      const quotas = quotasOf(ServiceCode).filter(
        ({ quotaCode }) =>
          QuotaAppliedAtLevel !== "RESOURCE" && (QuotaCode === undefined || quotaCode === QuotaCode),
      );
      const cut = pageOf(quotas, ({ name }) => name, { maxResults: MaxResults, nextToken: NextToken });
      return { Quotas: cut.page.map((quota) => describeQuota(quota, call)), NextToken: cut.nextToken };
    },
  },
);

export const listAwsDefaultServiceQuotas = operation<
  ListAWSDefaultServiceQuotasRequest,
  ListAWSDefaultServiceQuotasResponse
>("ListAWSDefaultServiceQuotas", {
  effect: "read",
  access: () => [{ action: "servicequotas:ListAWSDefaultServiceQuotas" }],
  run(call, { ServiceCode, MaxResults, NextToken }) {
    const page = { maxResults: MaxResults, nextToken: NextToken };
    const cut = pageOf(quotasOf(ServiceCode), ({ name }) => name, page);
    return { Quotas: cut.page.map((quota) => describeStandard(quota, call)), NextToken: cut.nextToken };
  },
});
