"use client";

import { ChartColumn, Table } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { Button } from "./button.tsx";
import { AmountAxis, PeriodAxis } from "./chart/chart-axes.tsx";
import type { ChartFormat, ChartGroup, ChartLine, ChartPeriod } from "./chart/chart-data.ts";
import { ChartLegend } from "./chart/chart-legend.tsx";
import { ChartPlot } from "./chart/chart-plot.tsx";
import { ChartTable } from "./chart/chart-table.tsx";
import { ChartTooltip } from "./chart/chart-tooltip.tsx";
import { figuresOf, periodSentence } from "./chart/period-sentence.ts";
import { seriesLooks } from "./chart/series-look.ts";
import { layOutStack } from "./chart/stack-layout.ts";
import { useActivePeriod } from "./use-active-period.ts";

export type StackedChartProps = {
  /** What is shown, with unit and period: "Unblended cost by service, USD a day". */
  label: string;
  /** The header of the periods in the table: "Day (UTC)". */
  periodHeader: string;
  periods: readonly ChartPeriod[];
  /** The largest first; eight of them have colours of their own. */
  groups: readonly ChartGroup[];
  lines?: readonly ChartLine[] | undefined;
  format: ChartFormat;
};

const noLines: readonly ChartLine[] = [];

/**
 * Bars stacked over periods, with lines over them. Arrow keys move through the periods, whose figures are read
 * out; the same figures stand in a table behind a button.
 */
export function StackedChart({
  label,
  periodHeader,
  periods,
  groups,
  lines = noLines,
  format,
}: StackedChartProps) {
  const id = useId();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [highlighted, setHighlighted] = useState<string>();
  const [isTable, setTable] = useState(false);
  const isShown = ({ id: one }: { id: string }) => !hidden.has(one);
  const shown = { periods, groups: groups.filter(isShown), lines: lines.filter(isShown), format };
  const layout = layOutStack(shown);
  const looks = useMemo(() => seriesLooks(groups, lines), [groups, lines]);
  const active = useActivePeriod(periods.length);
  const figures = active.place === undefined ? undefined : figuresOf(active.place, shown);
  const center = layout.columns[active.place ?? -1]?.center;
  const hasEstimates = periods.some(({ isEstimated }) => isEstimated);
  return (
    <figure className="flex min-w-0 flex-col gap-2" aria-labelledby={`${id}label`}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <figcaption id={`${id}label`} className="font-medium">
          {label}
        </figcaption>
        <Button
          size="sm"
          icon={isTable ? <ChartColumn aria-hidden /> : <Table aria-hidden />}
          aria-expanded={isTable}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? "Hide the table" : "As a table"}
        </Button>
      </div>
      {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a chart has no role of its own; "application" hands the arrows to it */}
      <div
        role="application"
        aria-roledescription="chart"
        aria-labelledby={`${id}label`}
        aria-describedby={`${id}keys`}
        tabIndex={0}
        onKeyDown={active.onKeyDown}
        onBlur={active.leave}
        className="grid grid-cols-[3.5rem_minmax(0,1fr)] rounded-md pt-2 pr-4"
      >
        {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
        <AmountAxis layout={layout} format={format} />
        <div
          className="relative touch-pan-y"
          onPointerMove={active.onPointerMove}
          onPointerDown={active.onPointerMove}
          onPointerLeave={active.leave}
        >
          <ChartPlot {...{ id, layout, periods, looks, highlighted }} active={active.place} />
          {figures && center !== undefined ? <ChartTooltip {...{ figures, looks, center }} /> : null}
        </div>
        <div />
        <PeriodAxis layout={layout} periods={periods} />
        <p id={`${id}keys`} className="sr-only">
          Left and right arrow keys move through {periods.length} periods, Home and End to the first and last.
        </p>
      </div>
      <output className="sr-only">{figures && active.isByKeyboard ? periodSentence(figures) : ""}</output>
      <ChartLegend
        {...{ groups, lines, looks, format, hidden, hasEstimates }}
        onToggle={(one) => setHidden((before) => toggled(before, one))}
        onHighlight={setHighlighted}
      />
      {isTable ? (
        <ChartTable {...{ periodHeader, periods, groups, lines, format }} label={`${label}, as a table`} />
      ) : null}
    </figure>
  );
}

function toggled(hidden: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(hidden);
  if (!next.delete(id)) next.add(id);
  return next;
}
