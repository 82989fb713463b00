import type { Budget, NotificationWithSubscribers } from "@aws-sdk/client-budgets";
import { mostNotifications } from "./schema.ts";
import type { BudgetSpec } from "./schema.ts";

/** What decides which costs a budget counts: by these members a budget found in AWS is known again. */
type Scope = Pick<Budget, "CostFilters" | "CostTypes" | "FilterExpression" | "Metrics">;

/**
 * A budget in AWS's words. AWS takes its scope in one of two forms and never in a mixture: the old filters, whose tag
 * values read `user:Key$value`, or an expression with a metric. The old form knows no net costs, and a `$` within a key
 * or a value cannot be told from the one between them: these two take the expression.
 *
 * Source: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html
 */
export function writeBudget(spec: BudgetSpec): Budget {
  const { name, amount, period } = spec;
  return {
    BudgetName: name,
    BudgetType: "COST",
    TimeUnit: timeUnits[period],
    BudgetLimit: { Amount: amount, Unit: "USD" },
    ...scopeOf(spec),
  };
}

const timeUnits = { monthly: "MONTHLY", quarterly: "QUARTERLY", yearly: "ANNUALLY" } as const;

function scopeOf({ tagKey, tagValue, metric }: BudgetSpec): Scope {
  const isPlain = !tagKey.includes("$") && !tagValue.includes("$");
  if (isPlain && (metric === "unblended" || metric === "amortized" || metric === "blended")) {
    return {
      CostFilters: { TagKeyValue: [`${ownerOf(tagKey)}${tagKey}$${tagValue}`] },
      CostTypes: { UseAmortized: metric === "amortized", UseBlended: metric === "blended" },
    };
  }
  return {
    FilterExpression: { Tags: { Key: tagKey, Values: [tagValue], MatchOptions: ["EQUALS"] } },
    Metrics: [metrics[metric]],
  };
}

// Tags that AWS sets begin with aws: and stand without the word for tags that people set.
const ownerOf = (key: string): string => (key.startsWith("aws:") ? "" : "user:");

const metrics = {
  unblended: "UnblendedCost",
  amortized: "AmortizedCost",
  netUnblended: "NetUnblendedCost",
  netAmortized: "NetAmortizedCost",
  blended: "BlendedCost",
} as const;

/** Whom AWS tells, and when: nobody without an address, for AWS takes no notification without one. */
export function writeNotifications({
  thresholds,
  tellsForecast,
  emails,
}: BudgetSpec): NotificationWithSubscribers[] {
  if (emails.length === 0) return [];
  const levels = [
    ...thresholds.map((threshold) => ({ type: "ACTUAL" as const, threshold })),
    ...(tellsForecast ? [{ type: "FORECASTED" as const, threshold: 100 }] : []),
  ];
  return levels.slice(0, mostNotifications).map(({ type, threshold }) => ({
    Notification: {
      NotificationType: type,
      ComparisonOperator: "GREATER_THAN",
      Threshold: threshold,
      ThresholdType: "PERCENTAGE",
    },
    Subscribers: emails.map((Address) => ({ SubscriptionType: "EMAIL" as const, Address })),
  }));
}

/** Whether a budget counts what the spec says, whatever AWS has filled in besides. */
export function countsTheSame(found: Budget, spec: BudgetSpec): boolean {
  const { CostFilters, FilterExpression, BudgetType, TimeUnit } = writeBudget(spec);
  return (
    found.BudgetType === BudgetType &&
    found.TimeUnit === TimeUnit &&
    isSame(found.CostFilters, CostFilters) &&
    isSame(found.FilterExpression?.Tags, FilterExpression?.Tags)
  );
}

// AWS gives empty filters for budgets that have none.
const isSame = (left: object | undefined, right: object | undefined): boolean =>
  JSON.stringify(left ?? {}) === JSON.stringify(right ?? {});
