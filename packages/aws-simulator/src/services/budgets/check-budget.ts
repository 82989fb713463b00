// What Budgets refuses about a budget that is made or changed.
import type { Budget } from "@aws-sdk/client-budgets";
import { readBudgetView, wholeCostTypes } from "./budget-filter.ts";
import { defaultStart, endlessBudget } from "./budget-period.ts";
import { invalidParameter } from "./budget-rows.ts";
import type { BudgetRow } from "./budget-rows.ts";

/** The row of a budget with AWS's defaults. Throws InvalidParameterException. */
export function readBudget(budget: Budget, now: Date): Omit<BudgetRow, "notifications"> {
  requireOneForm(budget);
  requireLimit(budget);
  readBudgetView(budget);
  const { TimePeriod } = budget;
  const unit = budget.TimeUnit ?? "MONTHLY";
  const start = TimePeriod?.Start?.toISOString() ?? defaultStart(unit, now);
  const end = TimePeriod?.End?.toISOString() ?? endlessBudget;
  if (unit === "CUSTOM" && (TimePeriod?.Start === undefined || TimePeriod.End === undefined))
    throw invalidParameter("Unable to create budget: a CUSTOM budget needs a start and an end.");
  if (start >= end) throw invalidParameter("Unable to create budget: the start must be before the end.");
  const isOld = budget.FilterExpression === undefined && budget.Metrics === undefined;
  return {
    budget: {
      ...keptMembers(budget),
      ...(isOld && {
        CostFilters: budget.CostFilters ?? {},
        CostTypes: wholeCostTypes(budget.CostTypes),
      }),
    },
    start,
    end,
    updatedAt: now.toISOString(),
  };
}

/** What a caller decides; spend, health and times are told by AWS. */
function keptMembers(budget: Budget): BudgetRow["budget"] {
  const told = ["TimePeriod", "CalculatedSpend", "LastUpdatedTime", "HealthStatus"];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the members that are left out are those that the row's type lacks
  return Object.fromEntries(
    Object.entries(budget).filter(([name]) => !told.includes(name)),
  ) as BudgetRow["budget"];
}

function requireOneForm({ CostFilters, CostTypes, FilterExpression, Metrics }: Budget): void {
  const isOld = CostFilters !== undefined || CostTypes !== undefined;
  const isNew = FilterExpression !== undefined || Metrics !== undefined;
  if (isOld && isNew)
    throw invalidParameter(
      "Unable to create budget: use either CostFilters and CostTypes, or FilterExpression and Metrics, not both.",
    );
}

function requireLimit({ BudgetLimit, PlannedBudgetLimits, AutoAdjustData, BudgetType }: Budget): void {
  const planned = Object.values(PlannedBudgetLimits ?? {});
  if (BudgetLimit === undefined && planned.length === 0 && AutoAdjustData === undefined)
    throw invalidParameter("Unable to create budget: BudgetLimit is required.");
  if (BudgetType !== "COST") return;
  const foreign = [BudgetLimit, ...planned].find((limit) => limit !== undefined && limit.Unit !== "USD");
  if (foreign !== undefined)
    throw invalidParameter(`Unable to create budget: ${foreign.Unit} is not a valid unit, use USD.`);
}
