import type { StackedChartProps } from "@quarry/ui/stacked-chart";
import { formatMoney } from "@quarry/ui/text/format-money";

/** Dollars with cents where they are read, and short on the axis: "$1.5K". */
export const chartFormat: StackedChartProps["format"] = {
  amount: (amount) => formatMoney(amount, "USD", "cents"),
  tick: (amount) => short.format(amount),
};

const short = new Intl.NumberFormat("en-US", {
  style: "currency",
  currency: "USD",
  notation: "compact",
  maximumFractionDigits: 2,
  minimumFractionDigits: 0,
});
