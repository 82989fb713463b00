import type { Constraints } from "../../wire/constraints.ts";

const account = { length: [12, 12], pattern: "\\d{12}" } as const;
const name = {
  length: [1, 100],
  pattern: "(?![^:\\\\]*/action/|.*<[sS][cC][rR][iI][pP][tT]>.*</[sS][cC][rR][iI][pP][tT]>.*)[^:\\\\]+",
} as const;
const page = { range: [1, 100] } as const;
const subscribers = { length: [1, 11] } as const;

const withName = [
  "DescribeBudgetRequest",
  "DeleteBudgetRequest",
  "CreateNotificationRequest",
  "UpdateNotificationRequest",
  "DeleteNotificationRequest",
  "DescribeNotificationsForBudgetRequest",
  "CreateSubscriberRequest",
  "DeleteSubscriberRequest",
  "DescribeSubscribersForNotificationRequest",
  "DescribeBudgetPerformanceHistoryRequest",
];
const withAccount = [...withName, "CreateBudgetRequest", "UpdateBudgetRequest", "DescribeBudgetsRequest"];

/** Limits of the Budgets API model for the operations that the simulator has. */
export const budgetsConstraints: Constraints = {
  ...Object.fromEntries(withAccount.map((shape) => [`${shape}.AccountId`, account])),
  ...Object.fromEntries(withName.map((shape) => [`${shape}.BudgetName`, name])),
  "Budget.BudgetName": name,
  "Budget.TimeUnit": { oneOf: ["DAILY", "MONTHLY", "QUARTERLY", "ANNUALLY", "CUSTOM"] },
  "Budget.BudgetType": {
    oneOf: [
      "USAGE",
      "COST",
      "RI_UTILIZATION",
      "RI_COVERAGE",
      "SAVINGS_PLANS_UTILIZATION",
      "SAVINGS_PLANS_COVERAGE",
    ],
  },
  "Budget.Metrics": { length: [0, 1] },
  "Spend.Amount": { length: [1, 2_147_483_647], pattern: "([0-9]*\\.)?[0-9]+" },
  "Spend.Unit": { length: [1, 2_147_483_647] },
  "Notification.NotificationType": { oneOf: ["ACTUAL", "FORECASTED"] },
  "Notification.ComparisonOperator": { oneOf: ["GREATER_THAN", "LESS_THAN", "EQUAL_TO"] },
  "Notification.ThresholdType": { oneOf: ["PERCENTAGE", "ABSOLUTE_VALUE"] },
  "Notification.Threshold": { range: [0, 15_000_000_000_000] },
  "Subscriber.SubscriptionType": { oneOf: ["SNS", "EMAIL"] },
  "CreateBudgetRequest.NotificationsWithSubscribers": { length: [0, 10] },
  "NotificationWithSubscribers.Subscribers": subscribers,
  "CreateNotificationRequest.Subscribers": subscribers,
  "DescribeBudgetsRequest.MaxResults": { range: [1, 1000] },
  "DescribeNotificationsForBudgetRequest.MaxResults": page,
  "DescribeSubscribersForNotificationRequest.MaxResults": page,
  "DescribeBudgetPerformanceHistoryRequest.MaxResults": page,
};
