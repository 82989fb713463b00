import { allow, inService, type ExplainedStatement } from "./explained-statement.ts";
import type { PortalAccount } from "./portal-policies.ts";

/** What reading and steering the costs of an account needs. AWS checks Cost Explorer and prices against no resource. */
export function costStatements({ partition, accountId }: PortalAccount): ExplainedStatement[] {
  return [
    allow(
      "ReadCosts",
      "Reads what Bedrock and SageMaker cost day by day, forecasts, the public prices, and which alarms there are.",
      {
        Action: [
          ...inService("ce", [
            "GetCostAndUsage",
            "GetDimensionValues",
            "GetCostForecast",
            "ListCostAllocationTags",
            "ListCostAllocationTagBackfillHistory",
          ]),
          "pricing:GetProducts",
          "cloudwatch:DescribeAlarms",
        ],
        Resource: ["*"],
      },
    ),
    allow(
      "ReadDataExport",
      "Reads a Data Export of the bill from S3, where it is read from one. Name its bucket instead of *, or leave it out.",
      {
        Action: inService("s3", ["ListBucket", "GetObject"]),
        Resource: [`arn:${partition}:s3:::*`],
        Condition: { StringEquals: { "aws:ResourceAccount": accountId } },
      },
    ),
    allow(
      "ActivateTags",
      "Lets the bill be divided by a tag key, also for months that are past. Leave it out where others do that.",
      {
        Action: inService("ce", ["UpdateCostAllocationTagsStatus", "StartCostAllocationTagBackfill"]),
        Resource: ["*"],
      },
    ),
    allow(
      "MirrorBudgets",
      "Keeps AWS Budgets like the budgets of teams. Leave it out where they stay in Quarry.",
      {
        Action: inService("budgets", ["ViewBudget", "ModifyBudget"]),
        Resource: [`arn:${partition}:budgets::${accountId}:budget/*`],
      },
    ),
    allow(
      "AlarmOnCharges",
      "Keeps the alarms on what a whole service costs, which AWS has in us-east-1 only.",
      {
        Action: inService("cloudwatch", [
          "PutMetricAlarm",
          "DeleteAlarms",
          "TagResource",
          "ListTagsForResource",
        ]),
        Resource: [`arn:${partition}:cloudwatch:us-east-1:${accountId}:alarm:quarry-charges-*`],
      },
    ),
  ];
}
