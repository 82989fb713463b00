import * as sdk from "@aws-sdk/client-budgets";
import { defineService } from "../../wire/service.ts";
import { budgetsConstraints } from "./budgets-constraints.ts";
import { describeBudgetPerformanceHistory } from "./describe-budget-performance-history.ts";
import {
  createBudget,
  deleteBudget,
  describeBudget,
  describeBudgets,
  updateBudget,
} from "./manage-budgets.ts";
import {
  createNotification,
  deleteNotification,
  describeNotificationsForBudget,
  updateNotification,
} from "./notifications.ts";
import { createSubscriber, deleteSubscriber, describeSubscribersForNotification } from "./subscribers.ts";

/** AWS Budgets, over the same costs as Cost Explorer. */
export const budgetsService = defineService({
  name: "budgets",
  signingName: "budgets",
  sdk,
  client: new sdk.BudgetsClient({ region: "us-east-1" }),
  constraints: budgetsConstraints,
  operations: [
    createBudget,
    updateBudget,
    deleteBudget,
    describeBudget,
    describeBudgets,
    createNotification,
    updateNotification,
    deleteNotification,
    describeNotificationsForBudget,
    createSubscriber,
    deleteSubscriber,
    describeSubscribersForNotification,
    describeBudgetPerformanceHistory,
  ],
  serverErrorCode: "InternalErrorException",
  validationCode: "InvalidParameterException",
});
