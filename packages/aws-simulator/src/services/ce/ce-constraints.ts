import type { Constraints } from "../../wire/constraints.ts";

const granularity = { oneOf: ["DAILY", "MONTHLY", "HOURLY"] } as const;
const token = { length: [0, 8192] } as const;
const longText = { length: [0, 1024] } as const;
const view = {
  length: [20, 2048],
  pattern: "arn:aws[a-z-]*:(billing)::[0-9]{12}:billingview/[-a-zA-Z0-9/:_+=.\\-@]{1,43}",
} as const;
const tagPage = { range: [1, 1000] } as const;
const anyPage = { range: [1, Number.MAX_SAFE_INTEGER] } as const;
const time = {
  length: [20, 25],
  pattern: "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(([+-]\\d\\d:\\d\\d)|Z)",
} as const;
const status = { oneOf: ["Active", "Inactive"] } as const;

/** Limits of the Cost Explorer API model for the operations that the simulator has. */
export const ceConstraints: Constraints = {
  "DateInterval.Start": { length: [0, 40] },
  "DateInterval.End": { length: [0, 40] },
  "GetCostAndUsageRequest.Granularity": granularity,
  "GetCostAndUsageRequest.NextPageToken": token,
  "GetCostAndUsageRequest.BillingViewArn": view,
  "GetCostForecastRequest.Granularity": granularity,
  "GetCostForecastRequest.BillingViewArn": view,
  "GetCostForecastRequest.Metric": {
    oneOf: [
      "BLENDED_COST",
      "UNBLENDED_COST",
      "AMORTIZED_COST",
      "NET_UNBLENDED_COST",
      "NET_AMORTIZED_COST",
      "USAGE_QUANTITY",
      "NORMALIZED_USAGE_AMOUNT",
    ],
  },
  "GetCostForecastRequest.PredictionIntervalLevel": { range: [51, 99] },
  "GetTagsRequest.SearchString": longText,
  "GetTagsRequest.TagKey": longText,
  "GetTagsRequest.MaxResults": anyPage,
  "GetTagsRequest.NextPageToken": token,
  "GetTagsRequest.BillingViewArn": view,
  "GetDimensionValuesRequest.SearchString": longText,
  "GetDimensionValuesRequest.MaxResults": anyPage,
  "GetDimensionValuesRequest.NextPageToken": token,
  "GetDimensionValuesRequest.BillingViewArn": view,
  "ListCostAllocationTagsRequest.Status": status,
  "ListCostAllocationTagsRequest.Type": { oneOf: ["AWSGenerated", "UserDefined"] },
  "ListCostAllocationTagsRequest.TagKeys": { length: [1, 100] },
  "ListCostAllocationTagsRequest.MaxResults": tagPage,
  "ListCostAllocationTagsRequest.NextToken": token,
  "UpdateCostAllocationTagsStatusRequest.CostAllocationTagsStatus": { length: [1, 20] },
  "CostAllocationTagStatusEntry.TagKey": longText,
  "CostAllocationTagStatusEntry.Status": status,
  "StartCostAllocationTagBackfillRequest.BackfillFrom": time,
  "ListCostAllocationTagBackfillHistoryRequest.MaxResults": tagPage,
  "ListCostAllocationTagBackfillHistoryRequest.NextToken": token,
};
