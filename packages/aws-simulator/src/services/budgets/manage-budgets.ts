import type {
  Budget,
  CreateBudgetRequest,
  CreateBudgetResponse,
  DeleteBudgetRequest,
  DeleteBudgetResponse,
  DescribeBudgetRequest,
  DescribeBudgetResponse,
  DescribeBudgetsRequest,
  DescribeBudgetsResponse,
  UpdateBudgetRequest,
  UpdateBudgetResponse,
} from "@aws-sdk/client-budgets";
import { cutExpiringPage } from "../../costs/page-tokens.ts";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import {
  budgetAccess,
  budgetRows,
  duplicate,
  findBudget,
  limitReached,
  refuseBudgetToken,
} from "./budget-rows.ts";
import type { BudgetRow } from "./budget-rows.ts";
import { spendOf, writeSpend } from "./budget-spend.ts";
import { readBudget } from "./check-budget.ts";
import { addNotification } from "./notification-rows.ts";

const mostBudgets = 20_000;
const standardPage = 100;

export const createBudget = operation<CreateBudgetRequest, CreateBudgetResponse>("CreateBudget", {
  effect: "write",
  access: (call, input) => budgetAccess("ModifyBudget")(call, named(input.AccountId, input.Budget)),
  run(call, input) {
    const rows = budgetRows(call);
    const { BudgetName: name = "" } = input.Budget;
    if (rows.has(name)) throw duplicate(`Error creating budget: ${name} - the budget already exists.`);
    if (rows.size >= mostBudgets)
      throw limitReached("You have reached the limit of budgets in this account.");
    const row: BudgetRow = { ...readBudget(input.Budget, call.world.clock.now()), notifications: [] };
    for (const { Notification, Subscribers } of input.NotificationsWithSubscribers ?? [])
      addNotification(row, Notification, Subscribers);
    rows.set(name, row);
    return {};
  },
});

export const updateBudget = operation<UpdateBudgetRequest, UpdateBudgetResponse>("UpdateBudget", {
  effect: "write",
  access: (call, input) => budgetAccess("ModifyBudget")(call, named(input.AccountId, input.NewBudget)),
  run(call, input) {
    const row = findBudget(call, input.NewBudget.BudgetName ?? "");
    Object.assign(row, readBudget(input.NewBudget, call.world.clock.now()));
    return {};
  },
});

export const deleteBudget = operation<DeleteBudgetRequest, DeleteBudgetResponse>("DeleteBudget", {
  effect: "write",
  access: budgetAccess("ModifyBudget"),
  run(call, input) {
    findBudget(call, input.BudgetName);
    budgetRows(call).delete(input.BudgetName);
    return {};
  },
});

export const describeBudget = operation<DescribeBudgetRequest, DescribeBudgetResponse>("DescribeBudget", {
  effect: "read",
  access: budgetAccess("ViewBudget"),
  run: (call, input) => ({
    Budget: writeBudget(call, findBudget(call, input.BudgetName), input.ShowFilterExpression === true),
  }),
});

/** Budgets by name. */
export const describeBudgets = operation<DescribeBudgetsRequest, DescribeBudgetsResponse>("DescribeBudgets", {
  effect: "read",
  access: budgetAccess("ViewBudget"),
  run(call, input) {
    const { NextToken, ...request } = input;
    const rows = [...budgetRows(call).values()].toSorted((left, right) =>
      nameOf(left) < nameOf(right) ? -1 : 1,
    );
    const { page, nextToken } = cutExpiringPage(rows, nameOf, {
      world: call.world,
      request,
      token: NextToken,
      size: input.MaxResults ?? standardPage,
      refuse: refuseBudgetToken,
    });
    return {
      Budgets: page.map((row) => writeBudget(call, row, input.ShowFilterExpression === true)),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    };
  },
});

const named = (AccountId: string, { BudgetName }: Budget) => ({ AccountId, BudgetName });

const nameOf = ({ budget }: BudgetRow): string => budget.BudgetName ?? "";

function writeBudget(call: Call, row: BudgetRow, showsExpression: boolean): Budget {
  const { FilterExpression, Metrics, ...budget } = row.budget;
  const spend = spendOf(call, row);
  return {
    ...budget,
    BudgetName: nameOf(row),
    TimeUnit: budget.TimeUnit ?? "MONTHLY",
    BudgetType: budget.BudgetType ?? "COST",
    ...(showsExpression && FilterExpression !== undefined && { FilterExpression }),
    ...(showsExpression && Metrics !== undefined && { Metrics }),
    TimePeriod: { Start: new Date(row.start), End: new Date(row.end) },
    CalculatedSpend: {
      ActualSpend: writeSpend(spend.actual, spend),
      ...(spend.forecast !== undefined && { ForecastedSpend: writeSpend(spend.forecast, spend) }),
    },
    LastUpdatedTime: new Date(row.updatedAt),
    HealthStatus: { Status: "HEALTHY", LastUpdatedTime: new Date(row.updatedAt) },
  };
}
