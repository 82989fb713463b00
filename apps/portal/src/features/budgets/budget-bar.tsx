import type { BudgetFigures } from "@quarry/domain/budgets/schema";
import { clsx } from "clsx";
import { figuresInWords, standingOf } from "./budget-words.ts";

interface BudgetBarProps {
  amount: string;
  figures: BudgetFigures | null;
}

const fills = {
  unknown: "bg-line-strong",
  calm: "bg-success-text",
  near: "bg-warning-text",
  over: "bg-danger-text",
} as const;

/** What is spent of a budget, with a mark where the forecast leads to; the bar is as long as the larger of both. */
export function BudgetBar({ amount, figures }: BudgetBarProps) {
  const words = figuresInWords(figures, amount);
  const percent = Math.max(0, figures?.percent ?? 0);
  const forecast = figures?.forecastPercent ?? null;
  const whole = Math.max(100, percent, forecast ?? 0);
  const at = (value: number): string => `${(value * 100) / whole}%`;
  return (
    <div title={words} className="relative h-2 w-full min-w-24 overflow-hidden rounded-full bg-line">
      <span className="sr-only">{words}</span>
      <div
        className={clsx("h-full rounded-full", fills[standingOf(figures)])}
        style={{ width: at(percent) }}
      />
      {whole > 100 ? <div className="absolute inset-y-0 w-0.5 bg-ink" style={{ left: at(100) }} /> : null}
      {forecast !== null && forecast > percent ? (
        <div
          className="absolute inset-y-0 border-r-2 border-dashed border-ink-muted"
          style={{ left: at(percent), width: at(forecast - percent) }}
        />
      ) : null}
    </div>
  );
}
