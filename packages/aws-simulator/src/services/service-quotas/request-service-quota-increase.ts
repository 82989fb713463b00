import { randomBytes } from "node:crypto";
import type {
  RequestServiceQuotaIncreaseRequest,
  RequestServiceQuotaIncreaseResponse,
} from "@aws-sdk/client-service-quotas";
import type { Call } from "../../server/call.ts";
import { AwsError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import { describeRequest } from "./describe-quota.ts";
import { quotaValue } from "./find-quota.ts";
import { findQuota, quotaArn, quotaId, requestTable } from "./quota-rows.ts";
import { approvalMs, isOpen } from "./settle-requests.ts";

/** A request is approved after a quarter of an hour, unless the control API decides it before. */
export const requestServiceQuotaIncrease = operation<
  RequestServiceQuotaIncreaseRequest,
  RequestServiceQuotaIncreaseResponse
>("RequestServiceQuotaIncrease", {
  effect: "write",
  access: (call, { ServiceCode, QuotaCode }) => [
    {
      action: "servicequotas:RequestServiceQuotaIncrease",
      resource: `arn:aws:servicequotas:${call.region}:${call.account}:${ServiceCode}/${QuotaCode}`,
    },
  ],
  run(call, { ServiceCode, QuotaCode, DesiredValue }) {
    const quota = findQuota({ serviceCode: ServiceCode, quotaCode: QuotaCode });
    if (!quota.isAdjustable) throw illegal(`The quota ${quotaArn(quota, call)} is not adjustable.`);
    requireNoOpenRequest(call, quota);
    if (DesiredValue <= quotaValue(call.world, call, quota))
      throw illegal("You must provide a quota value greater than the current quota value");
    const now = call.world.clock.now();
    const row = {
      id: randomBytes(20).toString("hex"),
      serviceCode: ServiceCode,
      quotaCode: QuotaCode,
      desired: DesiredValue,
      status: "PENDING" as const,
      caseId: undefined,
      requester: JSON.stringify({ accountId: call.account, callerArn: call.principal.arn }),
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
      dueAt: new Date(now.getTime() + approvalMs / call.world.settings.timeScale).toISOString(),
    };
    call.world.tables.rows(requestTable, call).set(row.id, row);
    return { RequestedQuota: describeRequest(row, call) };
  },
});

const illegal = (message: string): AwsError => new AwsError("IllegalArgumentException", message);

function requireNoOpenRequest(call: Call, quota: { serviceCode: string; quotaCode: string }): void {
  const open = [...call.world.tables.rows(requestTable, call).values()].filter(isOpen);
  if (!open.some((row) => quotaId(row) === quotaId(quota))) return;
  throw new AwsError(
    "ResourceAlreadyExistsException",
    "Only one open service quota increase request is allowed per quota.",
  );
}
