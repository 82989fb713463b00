import type { ChartFormat, ChartGroup, ChartLine, ChartPeriod } from "./chart-data.ts";

export type PeriodFigures = {
  period: ChartPeriod;
  total: string;
  groups: readonly { id: string; label: string; amount: string }[];
  lines: readonly { id: string; label: string; amount: string }[];
};

export type PeriodFiguresOptions = {
  periods: readonly ChartPeriod[];
  groups: readonly ChartGroup[];
  lines: readonly ChartLine[];
  format: ChartFormat;
};

/** What one period holds, formatted: its total, and the groups and lines that have an amount there. */
export function figuresOf(place: number, options: PeriodFiguresOptions): PeriodFigures | undefined {
  const { periods, groups, lines, format } = options;
  const period = periods[place];
  if (!period) return undefined;
  const formatted = ({ id, label, amounts }: ChartGroup | ChartLine) => {
    const amount = amounts[place];
    return amount === null || amount === undefined ? [] : [{ id, label, amount: format.amount(amount) }];
  };
  return {
    period,
    total: format.amount(period.total),
    groups: groups.filter(({ amounts }) => hasAmount(amounts[place])).flatMap(formatted),
    lines: lines.flatMap(formatted),
  };
}

/** A period as it is read out. */
export function periodSentence({ period, total, groups, lines }: PeriodFigures): string {
  const parts = [...lines, ...groups].map(({ label, amount }) => `${label} ${amount}`);
  const head = `${period.label}${period.isEstimated ? ", estimated" : ""}: ${total} in total.`;
  return parts.length === 0 ? head : `${head} ${parts.join(", ")}.`;
}

const hasAmount = (amount: string | undefined) => amount !== undefined && /[1-9]/u.test(amount);
