import type {
  CreateSubscriberRequest,
  CreateSubscriberResponse,
  DeleteSubscriberRequest,
  DeleteSubscriberResponse,
  DescribeSubscribersForNotificationRequest,
  DescribeSubscribersForNotificationResponse,
} from "@aws-sdk/client-budgets";
import { cutExpiringPage } from "../../costs/page-tokens.ts";
import { operation } from "../../wire/service.ts";
import { budgetAccess, findBudget, invalidParameter, notFound, refuseBudgetToken } from "./budget-rows.ts";
import { addSubscriber, findNotification, isSameSubscriber } from "./notification-rows.ts";

const standardPage = 100;

export const createSubscriber = operation<CreateSubscriberRequest, CreateSubscriberResponse>(
  "CreateSubscriber",
  {
    effect: "write",
    access: budgetAccess("ModifyBudget"),
    run(call, input) {
      addSubscriber(
        findNotification(findBudget(call, input.BudgetName), input.Notification),
        input.Subscriber,
      );
      return {};
    },
  },
);

/** The last subscriber goes with its notification only. */
export const deleteSubscriber = operation<DeleteSubscriberRequest, DeleteSubscriberResponse>(
  "DeleteSubscriber",
  {
    effect: "write",
    access: budgetAccess("ModifyBudget"),
    run(call, input) {
      const row = findNotification(findBudget(call, input.BudgetName), input.Notification);
      const left = row.subscribers.filter((known) => !isSameSubscriber(known, input.Subscriber));
      if (left.length === row.subscribers.length)
        throw notFound("Unable to delete subscriber: the subscriber doesn't exist.");
      if (left.length === 0)
        throw invalidParameter("Unable to delete subscriber: a notification needs at least one.");
      row.subscribers = left;
      return {};
    },
  },
);

export const describeSubscribersForNotification = operation<
  DescribeSubscribersForNotificationRequest,
  DescribeSubscribersForNotificationResponse
>("DescribeSubscribersForNotification", {
  effect: "read",
  access: budgetAccess("ViewBudget"),
  run(call, input) {
    const { NextToken, ...request } = input;
    const row = findNotification(findBudget(call, input.BudgetName), input.Notification);
    const sorted = row.subscribers.toSorted((left, right) => (left.Address < right.Address ? -1 : 1));
    const { page, nextToken } = cutExpiringPage(sorted, ({ Address }) => Address, {
      world: call.world,
      request,
      token: NextToken,
      size: input.MaxResults ?? standardPage,
      refuse: refuseBudgetToken,
    });
    return { Subscribers: page, ...(nextToken !== undefined && { NextToken: nextToken }) };
  },
});
