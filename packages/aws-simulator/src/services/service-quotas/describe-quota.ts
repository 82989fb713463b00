import type { RequestedServiceQuotaChange, ServiceQuota } from "@aws-sdk/client-service-quotas";
import { quotaServices } from "../../seed/quotas.ts";
import type { QuotaSeed } from "../../seed/quotas.ts";
import type { Call } from "../../server/call.ts";
import { AwsError } from "../../wire/aws-error.ts";
import { cutPage } from "../../world/pages.ts";
import type { Page, PageRequest } from "../../world/pages.ts";
import { quotaValue } from "./find-quota.ts";
import { findQuota, quotaArn } from "./quota-rows.ts";
import type { RequestRow } from "./quota-rows.ts";

/** A quota with the value that is in force for the caller. */
export const describeQuota = (quota: QuotaSeed, call: Call): ServiceQuota => ({
  ...describeIdentity(quota),
  QuotaArn: quotaArn(quota, call),
  Value: quotaValue(call.world, call, quota),
});

/** A quota as AWS gives it to everybody: its ARN names no account. */
export const describeStandard = (quota: QuotaSeed, call: Call): ServiceQuota => ({
  ...describeIdentity(quota),
  QuotaArn: quotaArn(quota, { account: "", region: call.region }),
  Value: quota.standard,
});

function describeIdentity(quota: QuotaSeed): ServiceQuota {
  return {
    ServiceCode: quota.serviceCode,
    ServiceName: quotaServices[quota.serviceCode],
    QuotaCode: quota.quotaCode,
    QuotaName: quota.name,
    Unit: "None",
    Adjustable: quota.isAdjustable,
    GlobalQuota: false,
    QuotaAppliedAtLevel: "ACCOUNT",
    Description: quota.description,
  };
}

export function describeRequest(row: RequestRow, call: Call): RequestedServiceQuotaChange {
  const quota = findQuota(row);
  return {
    Id: row.id,
    ...(row.caseId !== undefined && { CaseId: row.caseId }),
    ServiceCode: row.serviceCode,
    ServiceName: quotaServices[row.serviceCode],
    QuotaCode: row.quotaCode,
    QuotaName: quota.name,
    DesiredValue: row.desired,
    Status: row.status,
    Created: new Date(row.createdAt),
    LastUpdated: new Date(row.updatedAt),
    Requester: row.requester,
    QuotaArn: quotaArn(quota, call),
    GlobalQuota: false,
    Unit: "None",
    QuotaRequestedAtLevel: "ACCOUNT",
  };
}

/** A page of a list; a foreign token is refused in this service's own words. */
export const pageOf = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  request: PageRequest,
): Page<Item> => cutPage(items, keyOf, { ...request, refusal: invalidToken });

const invalidToken = (): Error =>
  new AwsError("InvalidPaginationTokenException", "The provided NextToken is invalid.");
