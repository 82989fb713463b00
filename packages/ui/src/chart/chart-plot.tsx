import { clsx } from "clsx";
import type { ChartPeriod } from "./chart-data.ts";
import { EstimateHatch, GroupLines } from "./chart-patterns.tsx";
import type { SeriesLook } from "./series-look.ts";
import { plotHeight, plotWidth } from "./stack-layout.ts";
import type { StackLayout } from "./stack-layout.ts";

type ChartPlotProps = {
  /** Makes the names of the patterns unique on the page. */
  id: string;
  layout: StackLayout;
  periods: readonly ChartPeriod[];
  looks: ReadonlyMap<string, SeriesLook>;
  /** The period that is looked at. */
  active: number | undefined;
  /** The group or line that stands out while its name is pointed at. */
  highlighted: string | undefined;
};

/** Bars and lines. Drawn once for every width, so that the server's drawing is that of the browser. */
export function ChartPlot({ id, layout, periods, looks, active, highlighted }: ChartPlotProps) {
  const column = active === undefined ? undefined : layout.columns[active];
  const dimmed = (one: string) => highlighted !== undefined && highlighted !== one && "opacity-25";
  return (
    <svg aria-hidden width="100%" height={plotHeight} className="block overflow-visible">
      {column ? (
        <rect
          x={`${column.left}%`}
          width={`${column.width}%`}
          y={0}
          height={plotHeight}
          className="fill-hover"
        />
      ) : null}
      {layout.ticks.map(({ value, y }) => (
        <line key={value} x1="0" x2="100%" y1={y} y2={y} className="stroke-line" />
      ))}
      <svg
        width="100%"
        height={plotHeight}
        viewBox={`0 0 ${plotWidth} ${plotHeight}`}
        preserveAspectRatio="none"
      >
        <GroupLines id={`${id}lines`} />
        {layout.bars.map(({ id: group, path }) => {
          const look = looks.get(group);
          if (look?.kind !== "bars") return null;
          return (
            <g key={group} data-bars={group} className={clsx("transition-opacity", dimmed(group))}>
              <path d={path} className={look.fill} />
              {look.isLined ? <path d={path} fill={`url(#${id}lines)`} /> : null}
            </g>
          );
        })}
        {layout.lines.map(({ id: line, path }) => {
          const look = looks.get(line);
          return (
            <path
              key={line}
              data-line={line}
              d={path}
              strokeDasharray={look?.kind === "line" ? look.dashes : undefined}
              vectorEffect="non-scaling-stroke"
              className={clsx("fill-none stroke-ink stroke-2 transition-opacity", dimmed(line))}
            />
          );
        })}
      </svg>
      <EstimateHatch id={`${id}hatch`} />
      {periods.map(({ id: period, isEstimated }, place) => {
        const bar = layout.columns[place];
        if (!isEstimated || !bar || bar.bottom <= bar.top) return null;
        return (
          <rect
            key={period}
            data-estimated
            x={`${bar.left}%`}
            width={`${bar.width}%`}
            y={bar.top}
            height={bar.bottom - bar.top}
            fill={`url(#${id}hatch)`}
          />
        );
      })}
      <line x1="0" x2="100%" y1={layout.zero} y2={layout.zero} className="stroke-line-strong" />
    </svg>
  );
}
