import {
  CreateBudgetCommand,
  CreateNotificationCommand,
  DeleteNotificationCommand,
  DescribeNotificationsForBudgetCommand,
  DescribeSubscribersForNotificationCommand,
  UpdateBudgetCommand,
} from "@aws-sdk/client-budgets";
import type { Notification } from "@aws-sdk/client-budgets";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";
import type { BudgetSpec } from "./schema.ts";
import { findOwnBudget } from "./find-budget.ts";
import type { BudgetPlace } from "./find-budget.ts";
import { writeBudget, writeNotifications } from "./write-budget.ts";

type Client = Pick<AwsClients, "budgets">;

interface Wish {
  /** Twelve digits: budgets belong to an account and to no Region. */
  accountId: string;
  spec: BudgetSpec;
  /** What earlier calls may have made under this name; only such a budget is taken for Quarry's own. */
  sent: readonly BudgetSpec[];
}

/**
 * Makes a budget in AWS Budgets, or brings the one that Quarry made in line: its amount, what it counts and whom it
 * tells. Doing it again changes nothing.
 *
 * @throws AwsError `conflict` when somebody else's budget has the name, `quota`, `invalid`, `denied`, …
 */
export async function putBudget(clients: Client, wish: Wish, signal?: AbortSignal): Promise<void> {
  const { accountId, spec, sent } = wish;
  const place = { accountId, name: spec.name };
  if ((await findOwnBudget(clients, { ...place, specs: sent }, signal)) === null) {
    if (await isCreated(clients, wish, signal)) return;
    // There after all: the answer of a call was lost, or it is somebody else's, which is refused.
    await findOwnBudget(clients, { ...place, specs: [spec] }, signal);
  }
  const command = new UpdateBudgetCommand({ AccountId: accountId, NewBudget: writeBudget(spec) });
  await callAws("UpdateBudget", () => clients.budgets.send(command, during(signal)));
  await putNotifications(clients, { ...place, spec }, signal);
}

async function isCreated({ budgets }: Client, { accountId, spec }: Wish, signal?: AbortSignal) {
  const command = new CreateBudgetCommand({
    AccountId: accountId,
    Budget: writeBudget(spec),
    NotificationsWithSubscribers: writeNotifications(spec),
  });
  try {
    await callAws("CreateBudget", () => budgets.send(command, during(signal)));
    return true;
  } catch (error) {
    if (error instanceof AwsError && error.awsCode === "DuplicateRecordException") return false;
    throw error;
  }
}

/** UpdateBudget leaves notifications alone, so each that is not as it should be is taken away and made anew. */
async function putNotifications(
  clients: Client,
  { accountId, name, spec }: BudgetPlace & { spec: BudgetSpec },
  signal?: AbortSignal,
): Promise<void> {
  const { budgets } = clients;
  const named = { AccountId: accountId, BudgetName: name };
  const wanted = new Map(writeNotifications(spec).map((one) => [keyOf(one.Notification ?? {}), one]));
  for (const found of await notificationsOf(clients, { accountId, name }, signal)) {
    const key = keyOf(found);
    const addresses = wanted.get(key)?.Subscribers?.map(({ Address }) => Address);
    if (addresses !== undefined && (await isToldTo(clients, { ...named, found, addresses }, signal))) {
      wanted.delete(key);
      continue;
    }
    const command = new DeleteNotificationCommand({ ...named, Notification: identityOf(found) });
    await callAws("DeleteNotification", () => budgets.send(command, during(signal)));
  }
  for (const { Notification, Subscribers } of wanted.values()) {
    const command = new CreateNotificationCommand({ ...named, Notification, Subscribers });
    await callAws("CreateNotification", () => budgets.send(command, during(signal)));
  }
}

async function notificationsOf(
  { budgets }: Client,
  { accountId, name }: BudgetPlace,
  signal?: AbortSignal,
): Promise<Notification[]> {
  const found: Notification[] = [];
  let token: string | undefined;
  do {
    const command = new DescribeNotificationsForBudgetCommand({
      AccountId: accountId,
      BudgetName: name,
      ...(token !== undefined && { NextToken: token }),
    });
    const page = await callAws("DescribeNotificationsForBudget", () => budgets.send(command, during(signal)));
    found.push(...(page.Notifications ?? []));
    token = page.NextToken;
  } while (token !== undefined);
  return found;
}

interface Listener {
  AccountId: string;
  BudgetName: string;
  found: Notification;
  addresses: readonly (string | undefined)[];
}

async function isToldTo(
  { budgets }: Client,
  { found, addresses, ...named }: Listener,
  signal?: AbortSignal,
): Promise<boolean> {
  const command = new DescribeSubscribersForNotificationCommand({
    ...named,
    Notification: identityOf(found),
  });
  const { Subscribers = [] } = await callAws("DescribeSubscribersForNotification", () =>
    budgets.send(command, during(signal)),
  );
  const there = new Set(Subscribers.map(({ Address }) => Address));
  return there.size === addresses.length && addresses.every((address) => there.has(address));
}

const identityOf = ({
  NotificationType,
  ComparisonOperator,
  Threshold,
  ThresholdType,
}: Notification): Notification => ({ NotificationType, ComparisonOperator, Threshold, ThresholdType });

const keyOf = ({ NotificationType, ComparisonOperator, Threshold }: Partial<Notification>): string =>
  `${NotificationType} ${ComparisonOperator} ${Threshold}`;

const during = (signal?: AbortSignal) => (signal ? { abortSignal: signal } : {});
