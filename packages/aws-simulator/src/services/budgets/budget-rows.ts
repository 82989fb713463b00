import type { Budget, Notification, Subscriber } from "@aws-sdk/client-budgets";
import type { Call } from "../../server/call.ts";
import { AwsError } from "../../wire/aws-error.ts";
import type { Access } from "../../wire/service.ts";
import { defineTable, everywhere } from "../../world/tables.ts";
import type { TokenProblem } from "../../costs/page-tokens.ts";

/** A notification's identity; its state is told anew each time. */
export type NotificationKey = {
  [Key in "NotificationType" | "ComparisonOperator" | "Threshold" | "ThresholdType"]: NonNullable<
    Notification[Key]
  >;
};

export type SubscriberRow = {
  [Key in keyof Subscriber]-?: NonNullable<Subscriber[Key]>;
};

export type NotificationRow = { notification: NotificationKey; subscribers: SubscriberRow[] };

export type BudgetRow = {
  /** Without times and without what is calculated. */
  budget: Omit<Budget, "TimePeriod" | "CalculatedSpend" | "LastUpdatedTime" | "HealthStatus">;
  /** ISO 8601; `end` is exclusive. */
  start: string;
  end: string;
  updatedAt: string;
  notifications: NotificationRow[];
};

const budgetTable = defineTable<BudgetRow>("budgets.budgets");

/** Budgets of the caller's account, by name. */
export const budgetRows = ({ world, account }: Call): Map<string, BudgetRow> =>
  world.tables.rows(budgetTable, everywhere(account));

/** Leave for a budget; IAM knows two actions for all operations. */
export const budgetAccess =
  (action: "ViewBudget" | "ModifyBudget") =>
  ({ account }: Call, input: { AccountId: string; BudgetName?: string | undefined }): Access[] => {
    if (input.AccountId !== account) throw otherAccount(input.AccountId);
    return [
      {
        action: `budgets:${action}`,
        resource: `arn:aws:budgets::${account}:budget/${input.BudgetName ?? "*"}`,
      },
    ];
  };

/** The budget of that name. Throws NotFoundException. */
export function findBudget(call: Call, name: string): BudgetRow {
  const row = budgetRows(call).get(name);
  if (row === undefined) throw notFound(`Unable to get budget: ${name} - the budget doesn't exist.`);
  return row;
}

export const notFound = (message: string): AwsError =>
  new AwsError("NotFoundException", message, { status: 400 });

export const invalidParameter = (message: string): AwsError =>
  new AwsError("InvalidParameterException", message, { status: 400 });

export const limitReached = (message: string): AwsError =>
  new AwsError("CreationLimitExceededException", message, { status: 400 });

export const duplicate = (message: string): AwsError =>
  new AwsError("DuplicateRecordException", message, { status: 400 });

const otherAccount = (account: string): AwsError =>
  new AwsError("AccessDeniedException", `You do not have access to the budgets of account ${account}.`, {
    status: 400,
  });

export const refuseBudgetToken = (problem: TokenProblem): AwsError =>
  problem === "expired"
    ? new AwsError("ExpiredNextTokenException", "The pagination token expired.", { status: 400 })
    : new AwsError("InvalidNextTokenException", "The pagination token is invalid.", { status: 400 });
