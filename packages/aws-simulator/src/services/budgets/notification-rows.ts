import type { Notification, Subscriber } from "@aws-sdk/client-budgets";
import { duplicate, invalidParameter, limitReached, notFound } from "./budget-rows.ts";
import type { BudgetRow, NotificationKey, NotificationRow } from "./budget-rows.ts";

const mostNotifications = 5;
const mostEmails = 10;
const mostTopics = 1;

/** Adds a notification to a budget. Throws for one that is there, for a sixth, and for wrong subscribers. */
export function addNotification(
  row: BudgetRow,
  notification: Notification | undefined,
  subscribers: readonly Subscriber[] | undefined,
): void {
  const key = keyOf(notification);
  if (row.notifications.some((known) => isSame(known.notification, key)))
    throw duplicate("Unable to create notification: the notification already exists.");
  if (row.notifications.length >= mostNotifications)
    throw limitReached(`Unable to create notification: a budget has at most ${mostNotifications}.`);
  const added: NotificationRow = { notification: key, subscribers: [] };
  if (subscribers === undefined || subscribers.length === 0)
    throw invalidParameter("Unable to create notification: at least one subscriber is required.");
  for (const subscriber of subscribers) addSubscriber(added, subscriber);
  row.notifications.push(added);
}

/** Adds a subscriber: ten mail addresses and one SNS topic at most. */
export function addSubscriber(row: NotificationRow, { SubscriptionType, Address }: Subscriber): void {
  const added = { SubscriptionType: SubscriptionType ?? "EMAIL", Address: Address ?? "" };
  if (added.SubscriptionType === "EMAIL" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(added.Address))
    throw invalidParameter(`Unable to create subscriber: ${added.Address} is not an e-mail address.`);
  if (added.SubscriptionType === "SNS" && !/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:.+$/.test(added.Address))
    throw invalidParameter(`Unable to create subscriber: ${added.Address} is not the ARN of an SNS topic.`);
  if (row.subscribers.some((known) => isSameSubscriber(known, added)))
    throw duplicate("Unable to create subscriber: the subscriber already exists.");
  const most = added.SubscriptionType === "SNS" ? mostTopics : mostEmails;
  const ofType = row.subscribers.filter(({ SubscriptionType: type }) => type === added.SubscriptionType);
  if (ofType.length >= most)
    throw limitReached(
      `Unable to create subscriber: a notification has at most ${most} of type ${added.SubscriptionType}.`,
    );
  row.subscribers.push(added);
}

/** The notification that is meant. Throws NotFoundException. */
export function findNotification(row: BudgetRow, notification: Notification): NotificationRow {
  const found = row.notifications.find((known) => isSame(known.notification, keyOf(notification)));
  if (found === undefined) throw notFound("Unable to get notification: the notification doesn't exist.");
  return found;
}

export const isSameSubscriber = (left: Subscriber, right: Subscriber): boolean =>
  left.SubscriptionType === right.SubscriptionType && left.Address === right.Address;

/** A threshold without a type is a percentage. */
export const keyOf = (notification: Notification | undefined): NotificationKey => ({
  NotificationType: notification?.NotificationType ?? "ACTUAL",
  ComparisonOperator: notification?.ComparisonOperator ?? "GREATER_THAN",
  Threshold: notification?.Threshold ?? 0,
  ThresholdType: notification?.ThresholdType ?? "PERCENTAGE",
});

const isSame = (left: NotificationKey, right: NotificationKey): boolean =>
  JSON.stringify(left) === JSON.stringify(right);
