import type {
  CostAllocationTagBackfillRequest,
  ListCostAllocationTagBackfillHistoryRequest,
  ListCostAllocationTagBackfillHistoryResponse,
  StartCostAllocationTagBackfillRequest,
  StartCostAllocationTagBackfillResponse,
} from "@aws-sdk/client-cost-explorer";
import {
  backfills,
  monthsBack,
  mostBackfillMonths,
  startBackfill,
  toSecond,
} from "../../costs/allocation-tags.ts";
import type { BackfillRow } from "../../costs/allocation-tags.ts";
import { dayOf, monthOf, monthStart } from "../../costs/calendar.ts";
import { scaledHours } from "../../costs/cost-settings.ts";
import { cutExpiringPage } from "../../costs/page-tokens.ts";
import { AwsError, validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import type { World } from "../../world/world.ts";
import { ceAccess, enterTags } from "./ce-entry.ts";
import { refuseToken } from "./ce-errors.ts";

const standardPage = 100;

/** Lets active keys tell months that are past: from the first of a month, twelve back at most, once a day. */
export const startCostAllocationTagBackfill = operation<
  StartCostAllocationTagBackfillRequest,
  StartCostAllocationTagBackfillResponse
>("StartCostAllocationTagBackfill", {
  effect: "write",
  access: ceAccess("StartCostAllocationTagBackfill"),
  run(call, input) {
    enterTags(call, "update");
    const { world } = call;
    const time = Date.parse(input.BackfillFrom);
    const month = monthOf(dayOf(time));
    if (time !== monthStart(month) * 86_400_000)
      throw validationError("BackfillFrom must be the first day of a month, at midnight UTC.");
    const back = monthsBack(world, dayOf(time));
    if (back < 0) throw validationError("BackfillFrom must not be in the future.");
    if (back > mostBackfillMonths)
      throw validationError(`BackfillFrom must be within the last ${mostBackfillMonths} months.`);
    requireNoOther(world);
    return { BackfillRequest: writeBackfill(world, startBackfill(world, month)) };
  },
});

export const listCostAllocationTagBackfillHistory = operation<
  ListCostAllocationTagBackfillHistoryRequest,
  ListCostAllocationTagBackfillHistoryResponse
>("ListCostAllocationTagBackfillHistory", {
  effect: "read",
  access: ceAccess("ListCostAllocationTagBackfillHistory"),
  run(call, input) {
    enterTags(call, "list");
    const rows = backfills(call.world).map((row, index) => ({ row, id: String(index).padStart(6, "0") }));
    const { page, nextToken } = cutExpiringPage(rows, ({ id }) => id, {
      world: call.world,
      request: { operation: "backfills" },
      token: input.NextToken,
      size: input.MaxResults ?? standardPage,
      refuse: () => refuseToken("invalid"),
    });
    return {
      BackfillRequests: page.map(({ row }) => writeBackfill(call.world, row)),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    };
  },
});

function requireNoOther(world: World): void {
  const [newest] = backfills(world);
  if (newest === undefined) return;
  const now = world.clock.now().getTime();
  if (newest.completesAt > now)
    throw limitExceeded(
      "A request to backfill is already in progress. Once the previous request is complete, you can create another request.",
    );
  if (Date.parse(newest.requestedAt) + scaledHours(world, 24) > now)
    throw limitExceeded("You can request a backfill once every 24 hours.");
}

const limitExceeded = (message: string): AwsError =>
  new AwsError("BackfillLimitExceededException", message, { status: 400 });

function writeBackfill(world: World, row: BackfillRow): CostAllocationTagBackfillRequest {
  const isComplete = row.completesAt <= world.clock.now().getTime();
  return {
    BackfillFrom: row.from,
    RequestedAt: row.requestedAt,
    BackfillStatus: isComplete ? "SUCCEEDED" : "PROCESSING",
    LastUpdatedAt: isComplete ? toSecond(row.completesAt) : row.requestedAt,
    ...(isComplete && { CompletedAt: toSecond(row.completesAt) }),
  };
}
