import type { BudgetAction, BudgetDetail } from "@quarry/domain/budgets/schema";
import type { BudgetPeriod } from "@quarry/domain/budgets/periods-schema";
import type { CostMetric } from "@quarry/domain/costs/schema";

/** A budget as it is typed; "" where nothing is chosen. */
export interface BudgetDraft {
  name: string;
  team: string;
  connectionId: string;
  tagKey: string;
  tagValue: string;
  period: BudgetPeriod;
  amount: string;
  metric: CostMetric;
  /** Per cents with commas between. */
  thresholds: string;
  tellsForecast: boolean;
  action: BudgetAction;
  isMirrored: boolean;
  /** Addresses with commas or line breaks between. */
  emails: string;
}

export const emptyDraft: BudgetDraft = {
  name: "",
  team: "",
  connectionId: "",
  tagKey: "",
  tagValue: "",
  period: "monthly",
  amount: "",
  metric: "unblended",
  thresholds: "50, 80, 100",
  tellsForecast: true,
  action: "none",
  isMirrored: false,
  emails: "",
};

/** A budget as it is, to be changed. */
export function draftOf(budget: BudgetDetail): BudgetDraft {
  const { name, team, connection, tagKey, tagValue, period, amount, metric, tellsForecast, action, mirror } =
    budget;
  return {
    name,
    team: team?.slug ?? "",
    connectionId: connection?.id ?? "",
    tagKey,
    tagValue,
    period,
    amount,
    metric,
    thresholds: budget.thresholds.join(", "),
    tellsForecast,
    action,
    isMirrored: mirror?.isWanted === true,
    emails: mirror?.emails.join(", ") ?? "",
  };
}

/** The levels that were typed; null while they are no whole numbers. */
export function thresholdsOf({ thresholds }: Pick<BudgetDraft, "thresholds">): number[] | null {
  const parts = parted(thresholds).map((part) => part.replace(/\s*%$/u, ""));
  return parts.every((part) => /^\d{1,6}$/u.test(part)) ? parts.map(Number) : null;
}

/** What stands between commas, semicolons and line breaks. */
export const parted = (text: string): string[] =>
  text.split(/[,;\n]/u).flatMap((part) => (part.trim() === "" ? [] : [part.trim()]));
