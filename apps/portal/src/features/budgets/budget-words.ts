import type { BudgetFigures } from "@quarry/domain/budgets/schema";
import type { BudgetPeriod } from "@quarry/domain/budgets/periods-schema";
import { formatMoney } from "@quarry/ui/text/format-money";

/** A period as an amount is read: "$500 a month". */
export const perPeriod: Record<BudgetPeriod, string> = {
  weekly: "a week",
  monthly: "a month",
  quarterly: "a quarter",
  yearly: "a year",
};

/** A period as a choice. */
export const periodLabels: Record<BudgetPeriod, string> = {
  weekly: "Week, from Monday",
  monthly: "Month, from the 1st",
  quarterly: "Quarter",
  yearly: "Year",
};

/** An amount of dollars with cents. */
export const dollars = (amount: string): string => formatMoney(amount, "USD", "cents");

/** How far a budget is, as one looks at it. */
export type Standing = "unknown" | "calm" | "near" | "over";

const nearPercent = 80;

export function standingOf(
  figures: Pick<BudgetFigures, "percent" | "forecastPercent" | "billedUntil"> | null,
): Standing {
  if (figures === null || figures.billedUntil === null) return "unknown";
  if (figures.percent >= 100) return "over";
  return figures.percent >= nearPercent || (figures.forecastPercent ?? 0) > 100 ? "near" : "calm";
}

/** A budget's figures in a sentence, for those who see no bar. */
export function figuresInWords(figures: BudgetFigures | null, amount: string): string {
  if (figures === null) return "Not held against the bill in this period yet.";
  if (figures.billedUntil === null) return "No bill is divided by this tag, so nothing is known.";
  const spent = `${dollars(figures.spent)} of ${dollars(amount)}, ${figures.percent} %`;
  return figures.forecast === null ? spent : `${spent}; forecast ${dollars(figures.forecast)}`;
}

/** A level as it is read: "80 %" or "forecast". */
export const levelLabel = (level: string): string => (level === "forecast" ? "Forecast" : `${level} %`);
