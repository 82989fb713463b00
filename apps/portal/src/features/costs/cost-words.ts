import type { CostGroupBy, CostMetric } from "@quarry/domain/costs/schema";
import { formatMoney } from "@quarry/ui/text/format-money";
import { addDays } from "@quarry/domain/costs/days-schema";
import type { RangeName } from "./cost-range.ts";

const dimensionLabels: Record<string, string> = {
  service: "Service",
  "usage-type": "Usage type",
  category: "Paid for",
  region: "Region",
  model: "Model",
  account: "Account",
  profile: "Profile",
  endpoint: "Endpoint",
};

/** The dimensions of a bill; beside them there are tags. */
export const costDimensions: readonly string[] = Object.keys(dimensionLabels);

/** Whether costs can be divided by something of that name. */
export function isGroupBy(name: string): name is CostGroupBy {
  return costDimensions.includes(name) || (name.startsWith("tag:") && name.length > "tag:".length);
}

/** What costs are divided by, as pickers, tokens and columns say it. */
export function groupByLabel(groupBy: CostGroupBy): string {
  return dimensionLabels[groupBy] ?? `Tag ${groupBy.slice("tag:".length)}`;
}

/** The same inside a sentence: "by service", "by tag Team". */
export function groupByWords(groupBy: CostGroupBy): string {
  const label = groupByLabel(groupBy);
  return label.slice(0, 1).toLowerCase() + label.slice(1);
}

export const metricLabels: Record<CostMetric, string> = {
  unblended: "Unblended",
  amortized: "Amortized",
  netUnblended: "Net unblended",
  netAmortized: "Net amortized",
  blended: "Blended",
};

export const metricHints: Record<CostMetric, string> = {
  unblended: "What was charged on the day, as most bills show it.",
  amortized: "Upfront fees of commitments spread over their days.",
  netUnblended: "Unblended, after discounts.",
  netAmortized: "Amortized, after discounts.",
  blended: "Average rates over the accounts of an organization.",
};

const metrics: readonly CostMetric[] = ["unblended", "amortized", "netUnblended", "netAmortized", "blended"];

/** AWS's metrics as a picker offers them. */
export const metricOptions = metrics.map((value) => ({
  value,
  label: metricLabels[value],
  hint: metricHints[value],
}));

export const granularityLabels = { daily: "Day", monthly: "Month" } as const;

export const rangeLabels: Record<RangeName, string> = {
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
  month: "Month to date",
  "last-month": "Last month",
  "13m": "13 months",
  custom: "Other days",
};

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** "3 November 2026" of `2026-11-03`, without a time zone that could shift it. */
export function dayInWords(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${monthName(month)} ${year}`;
}

/** "November 2026". */
export function monthInWords(day: string): string {
  const [year = "", month = ""] = day.split("-");
  return `${monthName(month)} ${year}`;
}

/** For an axis: "3 Nov", and of months "Nov", or "Jan 2027" where a year begins. */
export function tickOf(day: string, granularity: "daily" | "monthly"): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const short = monthName(month).slice(0, 3);
  if (granularity === "daily") return `${Number(date)} ${short}`;
  return month === "01" ? `${short} ${year}` : short;
}

const monthName = (month: string): string => months[Number(month) - 1] ?? month;

/** What part of the whole something is, in percent; "–" of nothing, and where credits leave no whole. */
export function shareInWords(amount: string, total: string): string {
  const [part, whole] = [Number(amount), Number(total)];
  if (whole <= 0 || part < 0) return "–";
  const percent = (part / whole) * 100;
  return percent > 0 && percent < 0.1 ? "<0.1 %" : `${percent.toFixed(1)} %`;
}

/** How an amount changed: "+12 %", "new" where there was nothing, "–" where nothing changed from nothing. */
export function changeInWords(now: string, before: string): string {
  const [amount, earlier] = [Number(now), Number(before)];
  if (earlier === 0) return amount === 0 ? "–" : "new";
  const percent = Math.round(((amount - earlier) / Math.abs(earlier)) * 100);
  return `${signOf(percent)}${Math.abs(percent).toLocaleString("en")} %`;
}

/** "1–20 November 2026" of days whose end is the day after the last; "no days yet" of none. */
export function daysInWords({ from, until }: { from: string; until: string }): string {
  if (from >= until) return "No days yet";
  const last = addDays(until, -1);
  if (from === last) return dayInWords(from);
  const [year = "", month = "", day = ""] = from.split("-");
  if (last.startsWith(`${year}-${month}`)) return `${Number(day)}–${dayInWords(last)}`;
  if (last.startsWith(year)) return `${Number(day)} ${monthName(month)} – ${dayInWords(last)}`;
  return `${dayInWords(from)} – ${dayInWords(last)}`;
}

/** "+12.5 %", or that there was nothing to compare with. */
export function percentInWords(percent: number | null): string {
  if (percent === null) return "nothing before";
  const size = Math.abs(percent).toLocaleString("en", { maximumFractionDigits: 1 });
  return `${signOf(percent)}${size} %`;
}

/** "+$12.30", "−$0.50", "±$0.00". */
export function signedMoney(amount: string): string {
  return `${signOf(Number(amount))}${formatMoney(amount.replace("-", ""), "USD", "cents")}`;
}

function signOf(amount: number): string {
  if (amount === 0) return "±";
  return amount > 0 ? "+" : "−";
}

/** A way in which a bill is divided: "total", "account", "resource" or a tag. */
export function groupingLabel(key: string): string {
  return groupingLabels[key] ?? `tag ${key.slice("tag:".length)}`;
}

const groupingLabels: Record<string, string> = {
  total: "services and usage types",
  account: "accounts",
  resource: "resources",
};
