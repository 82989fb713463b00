import * as sdk from "@aws-sdk/client-cost-explorer";
import { countCall } from "../../costs/billed-calls.ts";
import { defineService } from "../../wire/service.ts";
import { ceConstraints } from "./ce-constraints.ts";
import { listCostAllocationTags, updateCostAllocationTagsStatus } from "./cost-allocation-tags.ts";
import { getCostAndUsage } from "./get-cost-and-usage.ts";
import { getCostForecast } from "./get-cost-forecast.ts";
import { getDimensionValues } from "./get-dimension-values.ts";
import { getTags } from "./get-tags.ts";
import { listCostAllocationTagBackfillHistory, startCostAllocationTagBackfill } from "./tag-backfills.ts";

/** Cost Explorer, and the cost allocation tags that it tells costs by. */
export const ceService = defineService({
  name: "ce",
  signingName: "ce",
  sdk,
  client: new sdk.CostExplorerClient({ region: "us-east-1" }),
  constraints: ceConstraints,
  observe: countCall,
  operations: [
    getCostAndUsage,
    getTags,
    getDimensionValues,
    getCostForecast,
    listCostAllocationTags,
    updateCostAllocationTagsStatus,
    startCostAllocationTagBackfill,
    listCostAllocationTagBackfillHistory,
  ],
  throttleCode: "LimitExceededException",
  serverErrorCode: "InternalServerException",
});
