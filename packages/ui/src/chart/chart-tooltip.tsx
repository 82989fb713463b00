import { clsx } from "clsx";
import { ChartSwatch } from "./chart-swatch.tsx";
import type { PeriodFigures } from "./period-sentence.ts";
import type { SeriesLook } from "./series-look.ts";

type ChartTooltipProps = {
  figures: PeriodFigures;
  looks: ReadonlyMap<string, SeriesLook>;
  /** Where the period stands, in percent of the width. */
  center: number;
};

/** The figures of a period beside its bar; the live region says the same, so it is not read. */
export function ChartTooltip({
  figures: { period, total, groups, lines },
  looks,
  center,
}: ChartTooltipProps) {
  const isLeft = center <= 50;
  return (
    <div
      aria-hidden
      className={clsx(
        "pointer-events-none absolute top-1 z-10 flex max-w-[min(22rem,48%)] min-w-44 flex-col gap-1 rounded-md border border-line bg-raised p-2 text-sm shadow-popup max-sm:max-w-[70%]",
        isLeft ? "ml-3" : "mr-3",
      )}
      style={isLeft ? { left: `${center}%` } : { right: `${100 - center}%` }}
    >
      <p className="flex justify-between gap-4 font-medium">
        <span>{period.label}</span>
        <span className="tabular-nums">{total}</span>
      </p>
      {period.isEstimated ? (
        <p className="text-xs text-ink-muted">Estimated: AWS may still change it.</p>
      ) : null}
      {[...lines, ...groups].map(({ id, label, amount }) => (
        <p key={id} className="flex items-center gap-1.5">
          <ChartSwatch look={looks.get(id)} />
          <span className="min-w-0 flex-1 truncate">{label}</span>
          <span className="tabular-nums">{amount}</span>
        </p>
      ))}
    </div>
  );
}
