import type {
  CreateNotificationRequest,
  CreateNotificationResponse,
  DeleteNotificationRequest,
  DeleteNotificationResponse,
  DescribeNotificationsForBudgetRequest,
  DescribeNotificationsForBudgetResponse,
  UpdateNotificationRequest,
  UpdateNotificationResponse,
} from "@aws-sdk/client-budgets";
import { cutExpiringPage } from "../../costs/page-tokens.ts";
import { operation } from "../../wire/service.ts";
import { budgetAccess, duplicate, findBudget, refuseBudgetToken } from "./budget-rows.ts";
import { isCrossed, spendOf } from "./budget-spend.ts";
import { addNotification, findNotification, keyOf } from "./notification-rows.ts";

const standardPage = 100;

export const createNotification = operation<CreateNotificationRequest, CreateNotificationResponse>(
  "CreateNotification",
  {
    effect: "write",
    access: budgetAccess("ModifyBudget"),
    run(call, input) {
      addNotification(findBudget(call, input.BudgetName), input.Notification, input.Subscribers);
      return {};
    },
  },
);

export const updateNotification = operation<UpdateNotificationRequest, UpdateNotificationResponse>(
  "UpdateNotification",
  {
    effect: "write",
    access: budgetAccess("ModifyBudget"),
    run(call, input) {
      const row = findBudget(call, input.BudgetName);
      const found = findNotification(row, input.OldNotification);
      const next = keyOf(input.NewNotification);
      const other = row.notifications.some(
        (known) => known !== found && JSON.stringify(known.notification) === JSON.stringify(next),
      );
      if (other) throw duplicate("Unable to update notification: the notification already exists.");
      found.notification = next;
      return {};
    },
  },
);

export const deleteNotification = operation<DeleteNotificationRequest, DeleteNotificationResponse>(
  "DeleteNotification",
  {
    effect: "write",
    access: budgetAccess("ModifyBudget"),
    run(call, input) {
      const row = findBudget(call, input.BudgetName);
      const found = findNotification(row, input.Notification);
      row.notifications = row.notifications.filter((known) => known !== found);
      return {};
    },
  },
);

/** Notifications with their state: ALARM while the threshold is crossed. */
export const describeNotificationsForBudget = operation<
  DescribeNotificationsForBudgetRequest,
  DescribeNotificationsForBudgetResponse
>("DescribeNotificationsForBudget", {
  effect: "read",
  access: budgetAccess("ViewBudget"),
  run(call, input) {
    const { NextToken, ...request } = input;
    const row = findBudget(call, input.BudgetName);
    const spend = spendOf(call, row);
    const sorted = row.notifications
      .map(({ notification }) => ({ notification, id: JSON.stringify(notification) }))
      .toSorted((left, right) => (left.id < right.id ? -1 : 1));
    const { page, nextToken } = cutExpiringPage(sorted, ({ id }) => id, {
      world: call.world,
      request,
      token: NextToken,
      size: input.MaxResults ?? standardPage,
      refuse: refuseBudgetToken,
    });
    return {
      Notifications: page.map(({ notification }) => ({
        ...notification,
        NotificationState: isCrossed(row, spend, notification) ? "ALARM" : "OK",
      })),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    };
  },
});
