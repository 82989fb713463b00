import { clsx } from "clsx";
import { axisLabels } from "./axis-labels.ts";
import type { ChartFormat, ChartPeriod } from "./chart-data.ts";
import { plotHeight } from "./stack-layout.ts";
import type { StackLayout } from "./stack-layout.ts";

/** The amounts at the side. */
export function AmountAxis({ layout, format }: { layout: StackLayout; format: ChartFormat }) {
  return (
    <div aria-hidden className="relative text-xs text-ink-faint tabular-nums" style={{ height: plotHeight }}>
      {layout.ticks.map(({ value, y }) => (
        <span key={value} className="absolute right-2 -translate-y-1/2" style={{ top: y }}>
          {format.tick(value)}
        </span>
      ))}
    </div>
  );
}

/** The periods below, as many as there is room for. */
export function PeriodAxis({ layout, periods }: { layout: StackLayout; periods: readonly ChartPeriod[] }) {
  return (
    <div aria-hidden className="relative h-5 text-xs text-ink-faint">
      {axisLabels(periods.length).map(({ place, isOnPhones }) => (
        <span
          key={periods[place]?.id}
          className={clsx(
            "absolute top-1 -translate-x-1/2 whitespace-nowrap",
            !isOnPhones && "max-sm:hidden",
          )}
          style={{ left: `${layout.columns[place]?.center ?? 0}%` }}
        >
          {periods[place]?.tick}
        </span>
      ))}
    </div>
  );
}
