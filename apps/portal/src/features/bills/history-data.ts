import type { BillPart, BillView } from "@quarry/domain/bills/schema";
import type { StackedChartProps } from "@quarry/ui/stacked-chart";
import { chartFormat } from "../costs/chart-format.ts";
import { metricLabels, monthInWords, tickOf } from "../costs/cost-words.ts";

/** The parts of a bill as people call them. */
export const partNames: Readonly<Record<BillPart, string>> = {
  models: "Profiles and models",
  "imported-models": "Imported models",
  endpoints: "Endpoints",
  other: "Other",
  shared: "Share of common costs",
};

const billParts: readonly BillPart[] = ["models", "imported-models", "endpoints", "other", "shared"];

/** A bill's months as the chart shows them: the parts that any month has, the largest of this month first. */
export function historyData({ history, metric, team }: BillView): StackedChartProps {
  const latest = history.at(-1);
  const groups = billParts
    .map((part) => ({
      id: part,
      label: partNames[part],
      amounts: history.map(({ parts }) => parts[part]),
      total: latest?.parts[part] ?? "0",
    }))
    .filter(({ amounts }) => amounts.some((amount) => /[1-9]/u.test(amount)));
  return {
    label: `${metricLabels[metric]} cost of ${team.name} by part, USD a month`,
    periodHeader: "Month (UTC)",
    periods: history.map(({ month, isEstimated, total }) => ({
      id: month,
      label: monthInWords(month),
      tick: tickOf(month, "monthly"),
      isEstimated,
      total,
    })),
    groups: groups.toSorted((one, other) => Number(other.total) - Number(one.total)),
    format: chartFormat,
  };
}
