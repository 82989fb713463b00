import { quotas, quotaServices } from "../../seed/quotas.ts";
import type { QuotaSeed } from "../../seed/quotas.ts";
import { AwsError } from "../../wire/aws-error.ts";
import { defineTable } from "../../world/tables.ts";
import type { Scope } from "../../world/tables.ts";

/** A value that replaced the one of the seed, by `quotaId`. */
export const appliedTable = defineTable<{ value: number }>("service-quotas.applied");

export type RequestStatus = "PENDING" | "CASE_OPENED" | "APPROVED" | "DENIED" | "CASE_CLOSED";

/** A request for a higher value; times in ISO 8601. */
export type RequestRow = {
  id: string;
  serviceCode: string;
  quotaCode: string;
  desired: number;
  status: RequestStatus;
  /** AWS's support case, once one is open. */
  caseId: string | undefined;
  requester: string;
  createdAt: string;
  updatedAt: string;
  /** When a request that nobody decides is approved. */
  dueAt: string;
};

/** By id, in the order of creation. */
export const requestTable = defineTable<RequestRow>("service-quotas.requests");

export const quotaId = ({ serviceCode, quotaCode }: { serviceCode: string; quotaCode: string }): string =>
  `${serviceCode}/${quotaCode}`;

const byId = new Map(quotas.map((quota) => [quotaId(quota), quota]));

/** All quotas of a service, by name. Throws NoSuchResourceException for a service that there is not. */
export function quotasOf(serviceCode: string): readonly QuotaSeed[] {
  requireService(serviceCode);
  return quotas.filter((quota) => quota.serviceCode === serviceCode);
}

/** Throws NoSuchResourceException for a service or quota that there is not. */
export function findQuota(wanted: { serviceCode: string; quotaCode: string }): QuotaSeed {
  requireService(wanted.serviceCode);
  const quota = byId.get(quotaId(wanted));
  if (quota === undefined)
    throw noSuchResource("The request failed because the specified quota does not exist.");
  return quota;
}

function requireService(serviceCode: string): void {
  if (Object.hasOwn(quotaServices, serviceCode)) return;
  throw noSuchResource("The request failed because the specified service does not exist.");
}

export const noSuchResource = (message: string): AwsError => new AwsError("NoSuchResourceException", message);

export const quotaArn = ({ serviceCode, quotaCode }: QuotaSeed, { account, region }: Scope): string =>
  `arn:aws:servicequotas:${region}:${account}:${serviceCode}/${quotaCode}`;
