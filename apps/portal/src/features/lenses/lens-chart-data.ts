import type { LensView } from "@quarry/domain/metering/schema";
import type { StackedChartProps } from "@quarry/ui/stacked-chart";
import { chartFormat } from "../costs/chart-format.ts";
import { dayInWords, tickOf } from "../costs/cost-words.ts";

/** The lenses as the chart shows them: bars of the bill, divided into what metering sees and what it does not. */
export function lensChart({ days, coverage, subject }: LensView): StackedChartProps {
  const seen = days.map(({ comparable }) => comparable ?? "0");
  const unseen = days.map(({ billed, comparable }) => less(billed ?? "0", comparable ?? "0"));
  return {
    label: `Billed, metered and forecast cost of ${subject.label}, USD a day`,
    periodHeader: "Day (UTC)",
    periods: days.map(({ day, billed, isEstimated }) => ({
      id: day,
      label: dayInWords(day),
      tick: tickOf(day, "daily"),
      isEstimated,
      total: billed ?? "0",
    })),
    groups: [
      { id: "seen", label: "Billed: tokens on demand", amounts: seen, total: coverage?.seen ?? "0" },
      {
        id: "unseen",
        label: "Billed: what is not metered",
        amounts: unseen,
        total: less(coverage?.billed ?? "0", coverage?.seen ?? "0"),
        isRest: true,
      },
    ],
    lines: [
      { id: "metered", label: "Metered", amounts: days.map(({ metered }) => metered) },
      { id: "forecast", label: "Forecast", amounts: days.map(({ forecast }) => forecast) },
    ],
    format: chartFormat,
  };
}

const digits = 10;

/** The difference of two decimals with up to ten digits, exactly. */
function less(one: string, other: string): string {
  const amount = tenBillionths(one) - tenBillionths(other);
  const size = String(amount < 0n ? -amount : amount).padStart(digits + 1, "0");
  return `${amount < 0n ? "-" : ""}${size.slice(0, -digits)}.${size.slice(-digits)}`;
}

function tenBillionths(decimal: string): bigint {
  const [whole = "0", fraction = ""] = decimal.replace("-", "").split(".");
  const amount = BigInt(whole + fraction.padEnd(digits, "0"));
  return decimal.startsWith("-") ? -amount : amount;
}
