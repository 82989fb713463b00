import {
  CreateBudgetCommand,
  DeleteBudgetCommand,
  DescribeBudgetCommand,
  DescribeNotificationsForBudgetCommand,
  DescribeSubscribersForNotificationCommand,
} from "@aws-sdk/client-budgets";
import { expect, test } from "vitest";
import { ownAccount, simulateAws } from "../clients/testing/simulate-aws.ts";
import { budgetName } from "./budget-name.ts";
import type { BudgetSpec } from "./schema.ts";
import { deleteBudget } from "./delete-budget.ts";
import { putBudget } from "./put-budget.ts";
import { countsTheSame, writeBudget, writeNotifications } from "./write-budget.ts";

const aws = simulateAws("costs");
const name = budgetName("Search", "0193a1b2");

const aSpec = (more: Partial<BudgetSpec> = {}): BudgetSpec => ({
  name,
  amount: "500",
  period: "monthly",
  tagKey: "Team",
  tagValue: "search",
  metric: "unblended",
  thresholds: [50, 80, 100],
  tellsForecast: true,
  emails: ["ada@example.com"],
  ...more,
});

const put = (spec: BudgetSpec, sent: readonly BudgetSpec[] = []) =>
  putBudget(aws.clients(), { accountId: ownAccount, spec, sent });

const named = { AccountId: ownAccount, BudgetName: name };

async function inAws() {
  const { Budget: found } = await aws
    .clients()
    .budgets.send(new DescribeBudgetCommand({ ...named, ShowFilterExpression: true }));
  return found;
}

async function told() {
  const { budgets } = aws.clients();
  const { Notifications = [] } = await budgets.send(new DescribeNotificationsForBudgetCommand(named));
  const read = Notifications.map(async (found) => {
    const { NotificationType, ComparisonOperator, Threshold, ThresholdType } = found;
    const Notification = { NotificationType, ComparisonOperator, Threshold, ThresholdType };
    const command = new DescribeSubscribersForNotificationCommand({ ...named, Notification });
    const { Subscribers = [] } = await budgets.send(command);
    const to = Subscribers.map(({ Address }) => Address).join(" ");
    return `${Notification.NotificationType} ${Notification.Threshold} ${to}`;
  });
  return (await Promise.all(read)).toSorted();
}

const callsOf = (operation: string) => aws.calls().filter((call) => call.operation === operation).length;

test("a budget is made with its tag filter, its levels and whom AWS tells, and the same again makes nothing", async () => {
  const spec = aSpec();
  await put(spec);
  expect(await inAws()).toMatchObject({
    BudgetType: "COST",
    TimeUnit: "MONTHLY",
    BudgetLimit: { Amount: "500", Unit: "USD" },
    CostFilters: { TagKeyValue: ["user:Team$search"] },
  });
  const levels = ["ACTUAL 100", "ACTUAL 50", "ACTUAL 80", "FORECASTED 100"];
  expect(await told()).toEqual(levels.map((level) => `${level} ada@example.com`));
  await put(spec, [spec]);
  expect([callsOf("CreateBudget"), callsOf("CreateNotification"), callsOf("DeleteNotification")]).toEqual([
    1, 0, 0,
  ]);
});

test("a change brings amount, filter and notifications in line", async () => {
  const before = aSpec();
  await put(before);
  const after = aSpec({ amount: "750.5", tagValue: "ads", thresholds: [90, 100], tellsForecast: false });
  await put({ ...after, emails: ["grace@example.com"] }, [before]);
  expect(await inAws()).toMatchObject({
    BudgetLimit: { Amount: "750.5" },
    CostFilters: { TagKeyValue: ["user:Team$ads"] },
  });
  expect(await told()).toEqual(["ACTUAL 100 grace@example.com", "ACTUAL 90 grace@example.com"]);
});

test("what was sent by a call whose answer was lost is taken over, not made twice", async () => {
  const spec = aSpec();
  await aws.control("failures", { operation: "budgets:CreateBudget", kind: "drop-after-effect", count: 1 });
  await put(spec);
  expect(await inAws()).toMatchObject({ BudgetName: name });
  await put(aSpec({ amount: "600" }), [aSpec({ tagValue: "never arrived" }), spec]);
  expect(await inAws()).toMatchObject({ BudgetLimit: { Amount: "600" } });
});

test("somebody else's budget of that name is neither changed nor deleted", async () => {
  const { budgets } = aws.clients();
  const Budget = { ...writeBudget(aSpec()), BudgetLimit: { Amount: "7", Unit: "USD" } };
  await budgets.send(new CreateBudgetCommand({ AccountId: ownAccount, Budget }));
  await expect(put(aSpec())).rejects.toMatchObject({ code: "conflict" });
  const other = aSpec({ tagValue: "ads" });
  await expect(put(other, [other])).rejects.toMatchObject({ code: "conflict" });
  await expect(deleteBudget(aws.clients(), { accountId: ownAccount, sent: [other] })).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await inAws()).toMatchObject({ BudgetLimit: { Amount: "7" } });
});

test("a budget is deleted, and one that is gone already is no error", async () => {
  const spec = aSpec();
  await put(spec);
  const remove = () => deleteBudget(aws.clients(), { accountId: ownAccount, sent: [spec] });
  await remove();
  await expect(inAws()).rejects.toMatchObject({ name: "NotFoundException" });
  await remove();
  await put(spec);
  await aws.clients().budgets.send(new DeleteBudgetCommand(named));
  await remove();
});

test.each([
  [{ metric: "netUnblended" }, "NetUnblendedCost"],
  [{ metric: "netAmortized" }, "NetAmortizedCost"],
  [{ tagKey: "cost$center" }, "UnblendedCost"],
  [{ tagValue: "a$b" }, "UnblendedCost"],
] as const)(
  "what the old filters cannot say, %o, is said as an expression, and as nothing else",
  async (more, metric) => {
    await put(aSpec(more));
    const found = await inAws();
    const { tagKey, tagValue } = aSpec(more);
    expect(found).toMatchObject({
      FilterExpression: { Tags: { Key: tagKey, Values: [tagValue] } },
      Metrics: [metric],
    });
    expect(writeBudget(aSpec(more))).not.toHaveProperty("CostFilters");
    expect(
      countsTheSame(found ?? { BudgetName: "", TimeUnit: "MONTHLY", BudgetType: "COST" }, aSpec(more)),
    ).toBe(true);
  },
);

test("tags that AWS sets are filtered without the word for tags that people set", () => {
  expect(writeBudget(aSpec({ tagKey: "aws:createdBy" })).CostFilters).toEqual({
    TagKeyValue: ["aws:createdBy$search"],
  });
});

test("there is no notification without an address, and never a sixth", () => {
  expect(writeNotifications(aSpec({ emails: [] }))).toEqual([]);
  expect(writeNotifications(aSpec({ thresholds: [10, 20, 30, 40, 50] }))).toHaveLength(5);
});

test.each([
  ["a:b\\c", "a-b-c (quarry 1)"],
  ["all/action/now", "all-action-now (quarry 1)"],
  ["x".repeat(200), `${"x".repeat(89)} (quarry 1)`],
])("the name %s is written so that AWS takes it", async (text, written) => {
  expect(budgetName(text, "1")).toBe(written);
  const spec = aSpec({ name: written });
  await put(spec);
  expect(callsOf("CreateBudget")).toBe(1);
});
