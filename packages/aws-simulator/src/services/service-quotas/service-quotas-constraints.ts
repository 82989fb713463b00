import type { Constraints } from "../../wire/constraints.ts";

const serviceCode = { length: [1, 63], pattern: "[a-zA-Z][a-zA-Z0-9-]{1,63}" } as const;
const quotaCode = { length: [1, 128], pattern: "[a-zA-Z][a-zA-Z0-9-]{1,128}" } as const;
const nextToken = { length: [0, 2048], pattern: "[a-zA-Z0-9/+]*={0,2}" } as const;
const maxResults = { range: [1, 100] } as const;
const level = { oneOf: ["ACCOUNT", "RESOURCE", "ALL"] } as const;
const status = {
  oneOf: ["PENDING", "CASE_OPENED", "APPROVED", "DENIED", "CASE_CLOSED", "NOT_APPROVED", "INVALID_REQUEST"],
} as const;

/** Limits of the Service Quotas API model for the operations that the simulator has. */
export const serviceQuotasConstraints: Constraints = {
  "ListServicesRequest.NextToken": nextToken,
  "ListServicesRequest.MaxResults": maxResults,
  "ListServiceQuotasRequest.ServiceCode": serviceCode,
  "ListServiceQuotasRequest.NextToken": nextToken,
  "ListServiceQuotasRequest.MaxResults": maxResults,
  "ListServiceQuotasRequest.QuotaCode": quotaCode,
  "ListServiceQuotasRequest.QuotaAppliedAtLevel": level,
  "ListAWSDefaultServiceQuotasRequest.ServiceCode": serviceCode,
  "ListAWSDefaultServiceQuotasRequest.NextToken": nextToken,
  "ListAWSDefaultServiceQuotasRequest.MaxResults": maxResults,
  "GetServiceQuotaRequest.ServiceCode": serviceCode,
  "GetServiceQuotaRequest.QuotaCode": quotaCode,
  "GetAWSDefaultServiceQuotaRequest.ServiceCode": serviceCode,
  "GetAWSDefaultServiceQuotaRequest.QuotaCode": quotaCode,
  "RequestServiceQuotaIncreaseRequest.ServiceCode": serviceCode,
  "RequestServiceQuotaIncreaseRequest.QuotaCode": quotaCode,
  "RequestServiceQuotaIncreaseRequest.DesiredValue": { range: [0, 10_000_000_000] },
  "GetRequestedServiceQuotaChangeRequest.RequestId": {
    length: [1, 128],
    pattern: "[0-9a-zA-Z][a-zA-Z0-9-]{1,128}",
  },
  "ListRequestedServiceQuotaChangeHistoryRequest.ServiceCode": serviceCode,
  "ListRequestedServiceQuotaChangeHistoryRequest.Status": status,
  "ListRequestedServiceQuotaChangeHistoryRequest.NextToken": nextToken,
  "ListRequestedServiceQuotaChangeHistoryRequest.MaxResults": maxResults,
  "ListRequestedServiceQuotaChangeHistoryRequest.QuotaRequestedAtLevel": level,
  "ListRequestedServiceQuotaChangeHistoryByQuotaRequest.ServiceCode": serviceCode,
  "ListRequestedServiceQuotaChangeHistoryByQuotaRequest.QuotaCode": quotaCode,
  "ListRequestedServiceQuotaChangeHistoryByQuotaRequest.Status": status,
  "ListRequestedServiceQuotaChangeHistoryByQuotaRequest.NextToken": nextToken,
  "ListRequestedServiceQuotaChangeHistoryByQuotaRequest.MaxResults": maxResults,
  "ListRequestedServiceQuotaChangeHistoryByQuotaRequest.QuotaRequestedAtLevel": level,
};
