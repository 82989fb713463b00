import type {
  GetRequestedServiceQuotaChangeRequest,
  GetRequestedServiceQuotaChangeResponse,
  ListRequestedServiceQuotaChangeHistoryByQuotaRequest,
  ListRequestedServiceQuotaChangeHistoryByQuotaResponse,
  ListRequestedServiceQuotaChangeHistoryRequest,
  ListRequestedServiceQuotaChangeHistoryResponse,
} from "@aws-sdk/client-service-quotas";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import { describeRequest, pageOf } from "./describe-quota.ts";
import { findQuota, noSuchResource, quotaId, quotasOf, requestTable } from "./quota-rows.ts";
import type { RequestRow } from "./quota-rows.ts";
import { settleRequests } from "./settle-requests.ts";

export const getRequestedServiceQuotaChange = operation<
  GetRequestedServiceQuotaChangeRequest,
  GetRequestedServiceQuotaChangeResponse
>("GetRequestedServiceQuotaChange", {
  effect: "read",
  access: () => [{ action: "servicequotas:GetRequestedServiceQuotaChange" }],
  run(call, { RequestId }) {
    const row = settledRequests(call).find(({ id }) => id === RequestId);
    if (row === undefined)
      throw noSuchResource("The request failed because the specified request does not exist.");
    return { RequestedQuota: describeRequest(row, call) };
  },
});

export const listRequestedServiceQuotaChangeHistory = operation<
  ListRequestedServiceQuotaChangeHistoryRequest,
  ListRequestedServiceQuotaChangeHistoryResponse
>("ListRequestedServiceQuotaChangeHistory", {
  effect: "read",
  access: () => [{ action: "servicequotas:ListRequestedServiceQuotaChangeHistory" }],
  run(call, input) {
    if (input.ServiceCode !== undefined) quotasOf(input.ServiceCode);
    return page(
      call,
      input,
      (row) => input.ServiceCode === undefined || row.serviceCode === input.ServiceCode,
    );
  },
});

export const listRequestedServiceQuotaChangeHistoryByQuota = operation<
  ListRequestedServiceQuotaChangeHistoryByQuotaRequest,
  ListRequestedServiceQuotaChangeHistoryByQuotaResponse
>("ListRequestedServiceQuotaChangeHistoryByQuota", {
  effect: "read",
  access: () => [{ action: "servicequotas:ListRequestedServiceQuotaChangeHistoryByQuota" }],
  run(call, input) {
    const quota = findQuota({ serviceCode: input.ServiceCode, quotaCode: input.QuotaCode });
    return page(call, input, (row) => quotaId(row) === quotaId(quota));
  },
});

type Filter = Pick<
  ListRequestedServiceQuotaChangeHistoryRequest,
  "Status" | "NextToken" | "MaxResults" | "QuotaRequestedAtLevel"
>;

/** Requests of this account and Region, in the order of their ids. */
function page(
  call: Call,
  { Status, NextToken, MaxResults, QuotaRequestedAtLevel }: Filter,
  isWanted: (row: RequestRow) => boolean,
): ListRequestedServiceQuotaChangeHistoryResponse {
  const rows = settledRequests(call).filter(
    (row) =>
      isWanted(row) &&
      QuotaRequestedAtLevel !== "RESOURCE" &&
      (Status === undefined || row.status === Status),
  );
  const cut = pageOf(rows, ({ id }) => id, { maxResults: MaxResults, nextToken: NextToken });
  return { RequestedQuotas: cut.page.map((row) => describeRequest(row, call)), NextToken: cut.nextToken };
}

function settledRequests(call: Call): RequestRow[] {
  settleRequests(call.world, call);
  const rows = [...call.world.tables.rows(requestTable, call).values()];
  return rows.toSorted((left, right) => (left.id < right.id ? -1 : 1));
}
