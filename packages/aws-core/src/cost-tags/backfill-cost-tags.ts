import {
  ListCostAllocationTagBackfillHistoryCommand,
  StartCostAllocationTagBackfillCommand,
} from "@aws-sdk/client-cost-explorer";
import type { CostAllocationTagBackfillRequest } from "@aws-sdk/client-cost-explorer";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import type { Sending } from "../costs/paid-call.ts";
import { callCostTags } from "./call-cost-tags.ts";
import type { CostTagCallOptions } from "./call-cost-tags.ts";
import { BackfillStatus } from "./cost-tag-schema.ts";
import type { CostTagBackfill } from "./cost-tag-schema.ts";

type CostExplorer = Pick<AwsClients, "costExplorer">;

/**
 * Has AWS carry the present status of every key into the past, from the first day of a month on, at most twelve
 * months back. One runs at a time, and one may be asked for in 24 hours.
 *
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/cost-allocation-backfill.html
 *
 * @param from the first of a month, `YYYY-MM-DD`
 * @throws AwsError `conflict` while another runs or within 24 hours of it, `invalid`, `denied`, …
 */
export async function startCostTagBackfill(
  { costExplorer }: CostExplorer,
  from: string,
  options: CostTagCallOptions = {},
): Promise<CostTagBackfill | null> {
  const command = new StartCostAllocationTagBackfillCommand({ BackfillFrom: `${from}T00:00:00Z` });
  const send = (sending: Sending) => costExplorer.send(command, sending);
  const call = { operation: "StartCostAllocationTagBackfill", command, send };
  const { BackfillRequest } = await callCostTags(call, options);
  return BackfillRequest ? toBackfill(BackfillRequest) : null;
}

/** The latest backfills, the newest first: AWS's first page, which holds years of them. */
export async function listCostTagBackfills(
  { costExplorer }: CostExplorer,
  options: CostTagCallOptions = {},
): Promise<CostTagBackfill[]> {
  const command = new ListCostAllocationTagBackfillHistoryCommand({});
  const send = (sending: Sending) => costExplorer.send(command, sending);
  const call = { operation: "ListCostAllocationTagBackfillHistory", command, send };
  const { BackfillRequests = [] } = await callCostTags(call, options);
  const told = BackfillRequests.flatMap((one) => toBackfill(one) ?? []);
  return told.toSorted((one, other) => other.requestedAt.getTime() - one.requestedAt.getTime());
}

function toBackfill(told: CostAllocationTagBackfillRequest): CostTagBackfill | null {
  const { BackfillFrom, RequestedAt, CompletedAt, BackfillStatus: status } = told;
  if (BackfillFrom === undefined || RequestedAt === undefined) return null;
  return {
    requestedAt: new Date(RequestedAt),
    from: BackfillFrom.slice(0, 10),
    status: BackfillStatus.safeParse(status).data ?? "PROCESSING",
    completedAt: CompletedAt === undefined ? null : new Date(CompletedAt),
  };
}
