import type { CostView } from "@quarry/domain/costs/schema";
import type { StackedChartProps } from "@quarry/ui/stacked-chart";
import { chartFormat } from "./chart-format.ts";
import { dayInWords, groupByWords, metricLabels, monthInWords, tickOf } from "./cost-words.ts";

/** A view as the chart shows it: what is left beyond its groups is the last of them. */
export function chartData(view: CostView): StackedChartProps {
  const { query, periods, groups, others } = view;
  const isDaily = query.granularity === "daily";
  return {
    label: `${metricLabels[query.metric]} cost by ${groupByWords(query.groupBy)}, USD a ${isDaily ? "day" : "month"}`,
    periodHeader: isDaily ? "Day (UTC)" : "Month (UTC)",
    periods: periods.map(({ start, isEstimated, total }) => ({
      id: start,
      label: isDaily ? dayInWords(start) : monthInWords(start),
      tick: tickOf(start, query.granularity),
      isEstimated,
      total,
    })),
    groups: [
      ...groups.map(({ value, ...group }) => ({ ...group, id: `value ${value}` })),
      ...(others ? [{ ...others, id: "others", isRest: true }] : []),
    ],
    format: chartFormat,
  };
}
