import { monthInWords } from "./bill-months.ts";

interface ReportFacts {
  /** `YYYY-MM`. */
  month: string;
  total: string;
  before: string;
  percent: number | null;
  isWhole: boolean;
  estimatedDays: number;
}

/** What a report is told with; the report itself is attached, and stands in the portal. */
export function reportWords(whose: string, facts: ReportFacts): { title: string; text: string } {
  const { month, total, before, percent, isWhole, estimatedDays } = facts;
  const change = percent === null ? "" : ` (${percent < 0 ? "−" : "+"}${Math.abs(percent).toFixed(1)} %)`;
  const sentences = [
    `${total} in all, against ${before} in ${isWhole ? "" : "the same days of "}the month before${change}.`,
    ...(isWhole ? [] : ["AWS has not told every day of the month yet."]),
    ...(estimatedDays === 0 ? [] : [`AWS may still change ${estimatedDays} of its days.`]),
    "The report is attached as Markdown and as CSV where this comes by mail.",
  ];
  return { title: `AI costs in ${monthInWords(month)}: ${whose}`, text: sentences.join(" ") };
}
