import { scaleBand, scaleLinear } from "@visx/scale";
import { line, stack } from "@visx/shape";
import type { ChartGroup, ChartLine, ChartPeriod } from "./chart-data.ts";

export type StackLayoutOptions = {
  periods: readonly ChartPeriod[];
  /** The groups that are shown, the one at the axis first. */
  groups: readonly ChartGroup[];
  lines?: readonly ChartLine[] | undefined;
};

export type StackLayout = {
  /** One path for each group, in its order. */
  bars: { id: string; path: string }[];
  lines: { id: string; path: string }[];
  columns: Column[];
  ticks: { value: number; y: number }[];
  /** Where nothing is: bars of negative amounts hang below. */
  zero: number;
};

/** What a period takes of the plot: `left` and `width` in percent of it, `top` and `bottom` in units of its height. */
export type Column = {
  left: number;
  width: number;
  center: number;
  top: number;
  bottom: number;
};

/** The plot is drawn this wide and stretched to the room there is; its height stays. */
export const plotWidth = 1000;
export const plotHeight = 240;

/**
 * Bars stacked over periods, negative amounts below the axis. Amounts become floats here and only here: they
 * place pixels, and nobody reads them.
 */
export function layOutStack({ periods, groups, lines = [] }: StackLayoutOptions): StackLayout {
  const rows = periods.map((_period, place) => groups.map(({ amounts }) => Number(amounts[place] ?? 0)));
  const stacked = stack<number[], number>({
    keys: groups.map((_group, place) => place),
    value: (row, place) => row[place] ?? 0,
    offset: "diverging",
  })(rows);
  const domain = periods.map(({ id }) => id);
  const x = scaleBand({ domain, range: [0, plotWidth], paddingInner: gap, paddingOuter: gap / 2 });
  const extents = rows.map(extentOf);
  const y = scaleLinear({
    domain: domainOf(extents, lines),
    range: [plotHeight, 0],
    nice: tickCount,
  });
  const lefts = periods.map(({ id }) => x(id) ?? 0);
  const width = x.bandwidth();
  return {
    bars: stacked.map((series, place) => ({
      id: groups[place]?.id ?? "",
      path: series
        .map(([from, to], period) =>
          boxPath({ left: lefts[period] ?? 0, width, top: y(to), bottom: y(from) }),
        )
        .join(""),
    })),
    lines: lines.map(({ id, amounts }) => ({
      id,
      path: linePath(amounts, (place) => (lefts[place] ?? 0) + width / 2, y),
    })),
    columns: extents.map(([least, most], place) => columnOf(lefts[place] ?? 0, width, [y(most), y(least)])),
    ticks: y.ticks(tickCount).map((value) => ({ value, y: y(value) })),
    zero: y(0),
  };
}

const tickCount = 4;
/** Between two bars, as a share of what a period has; half of it at both ends, so that each has the same. */
const gap = 0.22;

/** How far a bar reaches below and above nothing. */
function extentOf(row: readonly number[]): [number, number] {
  return [sum(row.filter((amount) => amount < 0)), sum(row.filter((amount) => amount > 0))];
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

function domainOf(extents: readonly [number, number][], lines: readonly ChartLine[]): [number, number] {
  const onLines = lines.flatMap(({ amounts }) => amounts.flatMap((amount) => amount ?? [])).map(Number);
  const all = [...extents.flat(), ...onLines];
  const [least, most] = [Math.min(0, ...all), Math.max(0, ...all)];
  // Without any amount there is still an axis.
  return least === most ? [0, 1] : [least, most];
}

function boxPath({ left, width, top, bottom }: Omit<Column, "center">): string {
  if (bottom - top <= 0) return "";
  return `M${round(left)} ${round(top)}h${round(width)}v${round(bottom - top)}h${round(-width)}z`;
}

function linePath(
  amounts: ChartLine["amounts"],
  centerOf: (place: number) => number,
  y: (amount: number) => number,
): string {
  const draw = line<string | null>({
    x: (_amount, place) => round(centerOf(place)),
    y: (amount) => round(y(Number(amount))),
    defined: (amount) => amount !== null,
  });
  return draw([...amounts]) ?? "";
}

function columnOf(left: number, width: number, [top, bottom]: [number, number]): Column {
  const percent = 100 / plotWidth;
  return {
    left: round(left * percent),
    width: round(width * percent),
    center: round((left + width / 2) * percent),
    top: round(top),
    bottom: round(bottom),
  };
}

/** Short numbers keep the markup of many bars small. */
const round = (value: number) => Math.round(value * 100) / 100;
