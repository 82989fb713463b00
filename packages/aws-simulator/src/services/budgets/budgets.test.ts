import {
  CreateBudgetCommand,
  CreateNotificationCommand,
  CreateSubscriberCommand,
  DeleteBudgetCommand,
  DeleteNotificationCommand,
  DeleteSubscriberCommand,
  DescribeBudgetCommand,
  DescribeBudgetPerformanceHistoryCommand,
  DescribeBudgetsCommand,
  DescribeNotificationsForBudgetCommand,
  DescribeSubscribersForNotificationCommand,
  UpdateBudgetCommand,
  UpdateNotificationCommand,
} from "@aws-sdk/client-budgets";
import type { Budget, BudgetsClient, Notification } from "@aws-sdk/client-budgets";
import type { CostExplorerClient } from "@aws-sdk/client-cost-explorer";
import { describe, expect } from "vitest";
import { toDecimal } from "../../costs/amounts.ts";
import { askAll, monthFirst, sumOf } from "../../costs/testing/cost-questions.ts";
import { test } from "../../testing/simulator-test.ts";

const AccountId = "111122223333";
const named = { AccountId, BudgetName: "search" };

const budget = (more: Partial<Budget> = {}): Budget => ({
  BudgetName: "search",
  BudgetType: "COST",
  TimeUnit: "MONTHLY",
  BudgetLimit: { Amount: "500", Unit: "USD" },
  CostFilters: { TagKeyValue: ["user:Team$search"] },
  ...more,
});

/** A period that holds days with costs, also on the first of a month. */
const threeMonths: Partial<Budget> = {
  TimeUnit: "CUSTOM",
  TimePeriod: { Start: new Date(`${monthFirst(-2)}T00:00:00Z`), End: new Date(`${monthFirst(1)}T00:00:00Z`) },
};

const create = (more: Partial<Budget> = {}) => new CreateBudgetCommand({ AccountId, Budget: budget(more) });
const mail = { SubscriptionType: "EMAIL", Address: "ada@example.com" } as const;
const above = (Threshold: number, more: Partial<Notification> = {}): Notification => ({
  NotificationType: "ACTUAL",
  ComparisonOperator: "GREATER_THAN",
  Threshold,
  ...more,
});

const actualOf = async (budgets: BudgetsClient, BudgetName = "search") => {
  const { Budget: found } = await budgets.send(new DescribeBudgetCommand({ AccountId, BudgetName }));
  return found?.CalculatedSpend?.ActualSpend?.Amount;
};

const spent = async (ce: CostExplorerClient, asked: Omit<Parameters<typeof askAll>[1], "from" | "to">) =>
  toDecimal(sumOf(await askAll(ce, { from: monthFirst(-2), to: monthFirst(1), ...asked })), 10);

describe("a budget", () => {
  test("sums what the bill has under its tag, in either form of the filter", async ({
    clients: { budgets, ce },
  }) => {
    const Filter = { Tags: { Key: "Team", Values: ["search"] } };
    await budgets.send(create(threeMonths));
    const plain = budget({ ...threeMonths, BudgetName: "newer", CostFilters: undefined });
    await budgets.send(
      new CreateBudgetCommand({
        AccountId,
        Budget: { ...plain, FilterExpression: Filter, Metrics: ["UnblendedCost"] },
      }),
    );
    const told = await spent(ce, { Filter });
    expect(Number(told)).toBeGreaterThan(0);
    expect(await actualOf(budgets)).toBe(told);
    expect(await actualOf(budgets, "newer")).toBe(told);
    const { Budget: hidden } = await budgets.send(
      new DescribeBudgetCommand({ AccountId, BudgetName: "newer" }),
    );
    expect(hidden?.FilterExpression).toBeUndefined();
    const shown = await budgets.send(
      new DescribeBudgetCommand({ AccountId, BudgetName: "newer", ShowFilterExpression: true }),
    );
    expect(shown.Budget).toMatchObject({ FilterExpression: Filter, Metrics: ["UnblendedCost"] });
  });

  test("matches nothing by a tag value without its owner", async ({ clients: { budgets } }) => {
    await budgets.send(create({ ...threeMonths, CostFilters: { TagKeyValue: ["Team$search"] } }));
    expect(await actualOf(budgets)).toBe("0");
  });

  test("finds a key with a dollar sign once it is told", async ({ clients: { budgets }, control }) => {
    const End = new Date(`${monthFirst(3)}T00:00:00Z`);
    const lasting = { ...threeMonths, TimePeriod: { ...threeMonths.TimePeriod, End } };
    await budgets.send(create({ ...lasting, CostFilters: { TagKeyValue: ["user:cost$center$CC$0100"] } }));
    expect(await actualOf(budgets)).toBe("0");
    await control("/costs", { action: "tag", key: "cost$center", status: "Active" });
    await control("/clock/advance", { seconds: 86_400 * 3 });
    expect(Number(await actualOf(budgets))).toBeGreaterThan(0);
  });

  test("leaves out what its cost types leave out, and takes services, accounts and Regions together", async ({
    clients: { budgets, ce },
  }) => {
    const CostFilters = { Service: ["Tax", "Amazon SageMaker"], LinkedAccount: [AccountId] };
    await budgets.send(create({ ...threeMonths, CostFilters, CostTypes: { IncludeTax: false } }));
    const Filter = { Dimensions: { Key: "SERVICE" as const, Values: ["Amazon SageMaker"] } };
    expect(await actualOf(budgets)).toBe(await spent(ce, { Filter }));
    await budgets.send(
      new UpdateBudgetCommand({
        AccountId,
        NewBudget: budget({ ...threeMonths, CostFilters: { ...CostFilters, Region: ["NoRegion"] } }),
      }),
    );
    expect(await actualOf(budgets)).toBe(
      await spent(ce, { Filter: { Dimensions: { Key: "SERVICE", Values: ["Tax"] } } }),
    );
  });

  test("is told with AWS's defaults, listed in pages, and gone when it was deleted", async ({
    clients: { budgets },
  }) => {
    for (const BudgetName of ["b", "a", "c"]) await budgets.send(create({ BudgetName }));
    const first = await budgets.send(new DescribeBudgetsCommand({ AccountId, MaxResults: 2 }));
    expect(first.Budgets?.map(({ BudgetName }) => BudgetName)).toEqual(["a", "b"]);
    expect(first.Budgets?.[0]).toMatchObject({
      CostTypes: { IncludeCredit: true, UseAmortized: false },
      TimePeriod: { Start: new Date(`${monthFirst(0)}T00:00:00Z`), End: new Date("2087-06-15T00:00:00Z") },
      CalculatedSpend: { ForecastedSpend: { Unit: "USD" } },
      HealthStatus: { Status: "HEALTHY" },
    });
    const { NextToken } = first;
    const second = await budgets.send(new DescribeBudgetsCommand({ AccountId, MaxResults: 2, NextToken }));
    expect(second.Budgets?.map(({ BudgetName }) => BudgetName)).toEqual(["c"]);
    await expect(
      budgets.send(new DescribeBudgetsCommand({ AccountId, NextToken: "x" })),
    ).rejects.toMatchObject({
      name: "InvalidNextTokenException",
    });
    await budgets.send(new DeleteBudgetCommand({ AccountId, BudgetName: "a" }));
    await expect(budgets.send(new DeleteBudgetCommand({ AccountId, BudgetName: "a" }))).rejects.toMatchObject(
      {
        name: "NotFoundException",
        message: "Unable to get budget: a - the budget doesn't exist.",
      },
    );
  });

  test("has a history of its periods", async ({ clients: { budgets, ce } }) => {
    await budgets.send(create());
    const { BudgetPerformanceHistory } = await budgets.send(
      new DescribeBudgetPerformanceHistoryCommand({ ...named }),
    );
    const list = BudgetPerformanceHistory?.BudgetedAndActualAmountsList ?? [];
    expect(list).toHaveLength(13);
    const before = list.find(({ TimePeriod }) => TimePeriod?.Start?.toISOString().startsWith(monthFirst(-2)));
    const asked = {
      from: monthFirst(-2),
      to: monthFirst(-1),
      Filter: { Tags: { Key: "Team", Values: ["search"] } },
    };
    expect(before).toMatchObject({
      BudgetedAmount: { Amount: "500", Unit: "USD" },
      ActualAmount: { Amount: toDecimal(sumOf(await askAll(ce, asked)), 10), Unit: "USD" },
    });
  });
});

const refused: readonly (readonly [what: string, more: Partial<Budget>, name: string, message: RegExp])[] = [
  ["with both forms of filters", { Metrics: ["UnblendedCost"] }, "InvalidParameterException", /not both/],
  ["without a limit", { BudgetLimit: undefined }, "InvalidParameterException", /BudgetLimit is required/],
  [
    "in another currency",
    { BudgetLimit: { Amount: "5", Unit: "EUR" } },
    "InvalidParameterException",
    /EUR is not a valid unit/,
  ],
  [
    "with an unknown filter",
    { CostFilters: { Colour: ["red"] } },
    "InvalidParameterException",
    /Colour is not a valid cost filter/,
  ],
  [
    "with a tag value without a dollar sign",
    { CostFilters: { TagKeyValue: ["Team"] } },
    "InvalidParameterException",
    /user:Key\$Value/,
  ],
  ["with a colon in its name", { BudgetName: "a:b" }, "InvalidParameterException", /regular expression/],
  [
    "of a custom period without dates",
    { TimeUnit: "CUSTOM" },
    "InvalidParameterException",
    /needs a start and an end/,
  ],
  [
    "that ends before it begins",
    { TimePeriod: { Start: new Date("2026-02-01"), End: new Date("2026-01-01") } },
    "InvalidParameterException",
    /must be before the end/,
  ],
];

describe("refused is a budget", () => {
  for (const [what, more, name, message] of refused)
    test(what, async ({ clients: { budgets } }) => {
      const command = new CreateBudgetCommand({ AccountId, Budget: budget(more) });
      await expect(budgets.send(command)).rejects.toMatchObject({
        name,
        message: expect.stringMatching(message),
      });
    });

  test("of a name that is taken, or of another account", async ({ clients: { budgets } }) => {
    await budgets.send(create());
    await expect(budgets.send(create())).rejects.toMatchObject({
      name: "DuplicateRecordException",
      message: "Error creating budget: search - the budget already exists.",
    });
    await expect(
      budgets.send(new DescribeBudgetsCommand({ AccountId: "444455556666" })),
    ).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  test("to callers who may only read", async ({ simulator, clients: { budgets } }) => {
    simulator.loadScenario("read-only");
    await expect(budgets.send(create())).rejects.toMatchObject({ name: "AccessDeniedException" });
    expect((await budgets.send(new DescribeBudgetsCommand({ AccountId }))).Budgets).toEqual([]);
  });
});

describe("notifications", () => {
  test("are in alarm once their threshold is crossed, in per cent or in dollars", async ({
    clients: { budgets },
  }) => {
    await budgets.send(
      new CreateBudgetCommand({
        AccountId,
        Budget: budget({ ...threeMonths, BudgetLimit: { Amount: "0.01", Unit: "USD" } }),
        NotificationsWithSubscribers: [{ Notification: above(100), Subscribers: [mail] }],
      }),
    );
    const add = (Notification: Notification) =>
      budgets.send(new CreateNotificationCommand({ ...named, Notification, Subscribers: [mail] }));
    await add(above(1_000_000, { ThresholdType: "ABSOLUTE_VALUE" }));
    await add(above(0.001, { ThresholdType: "ABSOLUTE_VALUE", NotificationType: "FORECASTED" }));
    const { Notifications = [] } = await budgets.send(new DescribeNotificationsForBudgetCommand(named));
    const states = Notifications.map(({ Threshold, NotificationState }) => [Threshold, NotificationState]);
    expect(Object.fromEntries(states)).toEqual({ "100": "ALARM", "1000000": "OK", "0.001": "ALARM" });
    await expect(add(above(100, { ThresholdType: "PERCENTAGE" }))).rejects.toMatchObject({
      name: "DuplicateRecordException",
    });
    await budgets.send(
      new UpdateNotificationCommand({ ...named, OldNotification: above(100), NewNotification: above(80) }),
    );
    await expect(
      budgets.send(
        new UpdateNotificationCommand({
          ...named,
          OldNotification: above(80),
          NewNotification: above(1_000_000, { ThresholdType: "ABSOLUTE_VALUE" }),
        }),
      ),
    ).rejects.toMatchObject({ name: "DuplicateRecordException" });
    await budgets.send(new DeleteNotificationCommand({ ...named, Notification: above(80) }));
    await expect(
      budgets.send(new DeleteNotificationCommand({ ...named, Notification: above(80) })),
    ).rejects.toMatchObject({ name: "NotFoundException" });
  });

  test("are five at most, with ten mail addresses and a topic, and one at least", async ({
    clients: { budgets },
  }) => {
    await budgets.send(create());
    const add = (threshold: number, Subscribers = [mail]) =>
      budgets.send(new CreateNotificationCommand({ ...named, Notification: above(threshold), Subscribers }));
    for (const threshold of [10, 20, 30, 40, 50]) await add(threshold);
    await expect(add(60)).rejects.toMatchObject({ name: "CreationLimitExceededException" });
    const on = { ...named, Notification: above(10) };
    const subscribe = (SubscriptionType: "EMAIL" | "SNS", Address: string) =>
      budgets.send(new CreateSubscriberCommand({ ...on, Subscriber: { SubscriptionType, Address } }));
    for (let index = 1; index < 10; index += 1) await subscribe("EMAIL", `user${index}@example.com`);
    await expect(subscribe("EMAIL", "more@example.com")).rejects.toMatchObject({
      name: "CreationLimitExceededException",
    });
    await subscribe("SNS", "arn:aws:sns:us-east-1:111122223333:costs");
    await expect(subscribe("SNS", "arn:aws:sns:us-east-1:111122223333:other")).rejects.toMatchObject({
      name: "CreationLimitExceededException",
    });
    await expect(subscribe("SNS", "costs")).rejects.toThrow(/not the ARN of an SNS topic/);
    const { Subscribers } = await budgets.send(new DescribeSubscribersForNotificationCommand(on));
    expect(Subscribers).toHaveLength(11);
    const elsewhere = { ...named, Notification: above(20) };
    const last = new DeleteSubscriberCommand({ ...elsewhere, Subscriber: mail });
    await expect(budgets.send(last)).rejects.toThrow(/needs at least one/);
    await expect(
      budgets.send(new CreateSubscriberCommand({ ...elsewhere, Subscriber: mail })),
    ).rejects.toMatchObject({ name: "DuplicateRecordException" });
    await expect(
      budgets.send(new CreateSubscriberCommand({ ...elsewhere, Subscriber: { ...mail, Address: "nobody" } })),
    ).rejects.toThrow(/not an e-mail address/);
    await budgets.send(new DeleteSubscriberCommand({ ...on, Subscriber: mail }));
    await expect(
      budgets.send(new DeleteSubscriberCommand({ ...on, Subscriber: mail })),
    ).rejects.toMatchObject({
      name: "NotFoundException",
    });
  });
});
