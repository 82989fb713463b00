import type {
  DescribeBudgetPerformanceHistoryRequest,
  DescribeBudgetPerformanceHistoryResponse,
} from "@aws-sdk/client-budgets";
import { dayMs, dayOf, isoDay, monthOf, monthStart } from "../../costs/calendar.ts";
import { cutExpiringPage } from "../../costs/page-tokens.ts";
import { operation } from "../../wire/service.ts";
import { periodsBefore } from "./budget-period.ts";
import { budgetAccess, findBudget, refuseBudgetToken } from "./budget-rows.ts";
import { actualIn, rangeOf, writeSpend } from "./budget-spend.ts";

const standardPage = 100;
const historyMonths = 12;

/** What was planned and spent in each period: of the range asked for, or of the last twelve months. */
export const describeBudgetPerformanceHistory = operation<
  DescribeBudgetPerformanceHistoryRequest,
  DescribeBudgetPerformanceHistoryResponse
>("DescribeBudgetPerformanceHistory", {
  effect: "read",
  access: budgetAccess("ViewBudget"),
  run(call, input) {
    const { NextToken, ...request } = input;
    const row = findBudget(call, input.BudgetName);
    const today = dayOf(call.world.clock.now());
    const range = {
      from: input.TimePeriod?.Start
        ? dayOf(input.TimePeriod.Start)
        : monthStart(monthOf(today) - historyMonths),
      to: Math.min(today + 1, input.TimePeriod?.End ? dayOf(input.TimePeriod.End) : today + 1),
    };
    const unit = row.budget.TimeUnit ?? "MONTHLY";
    const periods = periodsBefore(unit, range, rangeOf(row)).toReversed();
    const { page, nextToken } = cutExpiringPage(periods, ({ from }) => isoDay(from), {
      world: call.world,
      request,
      token: NextToken,
      size: input.MaxResults ?? standardPage,
      refuse: refuseBudgetToken,
    });
    const { BudgetType, CostFilters, CostTypes } = row.budget;
    return {
      BudgetPerformanceHistory: {
        BudgetName: input.BudgetName,
        BudgetType: BudgetType ?? "COST",
        TimeUnit: unit,
        ...(CostFilters !== undefined && { CostFilters }),
        ...(CostTypes !== undefined && { CostTypes }),
        BudgetedAndActualAmountsList: page.map((period) => {
          const spent = actualIn(call, row, period);
          return {
            ...(row.budget.BudgetLimit !== undefined && { BudgetedAmount: row.budget.BudgetLimit }),
            ActualAmount: writeSpend(spent.actual, spent),
            TimePeriod: { Start: new Date(period.from * dayMs), End: new Date(period.to * dayMs) },
          };
        }),
      },
      ...(nextToken !== undefined && { NextToken: nextToken }),
    };
  },
});
