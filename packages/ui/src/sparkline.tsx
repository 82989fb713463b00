import type { ReactNode } from "react";

export type SparklineBar = {
  /** When or what, as the axis and the tooltip say it. */
  label: string;
  /** The height of the bar; negative ones count as none. */
  value: number;
  /** The row of the table, one for each of its columns after the first. */
  cells: readonly ReactNode[];
};

export type SparklineProps = {
  /** What is shown, with its unit and period: "Calls an hour in the last 24 hours". */
  label: string;
  bars: readonly SparklineBar[];
  /** The headers of the table with the same figures; the first is that of the labels. */
  columns: readonly string[];
};

/** Small bars for a row of figures, drawn without scripts; screen readers get the table with the same figures. */
export function Sparkline({ label, bars, columns }: SparklineProps) {
  const most = Math.max(0, ...bars.map(({ value }) => value));
  return (
    <figure className="flex min-w-0 flex-col gap-1">
      <figcaption className="flex flex-wrap justify-between gap-x-4 text-sm">
        <span>{label}</span>
        <span className="text-ink-muted tabular-nums">at most {most.toLocaleString("en")}</span>
      </figcaption>
      <svg
        aria-hidden
        viewBox={`0 0 ${Math.max(1, bars.length) * step} ${height}`}
        preserveAspectRatio="none"
        className="h-16 w-full border-b border-line-strong"
      >
        {bars.map((bar, place) => (
          <Bar key={bar.label} bar={bar} x={place * step} share={most === 0 ? 0 : bar.value / most} />
        ))}
      </svg>
      <p aria-hidden className="flex justify-between text-xs text-ink-faint">
        <span>{bars[0]?.label}</span>
        <span>{bars.at(-1)?.label}</span>
      </p>
      <details className="text-sm">
        <summary className="w-fit cursor-pointer rounded-sm text-accent-text">As a table</summary>
        <Figures label={label} bars={bars} columns={columns} />
      </details>
    </figure>
  );
}

// Units of the drawing, which is stretched to the width there is.
const step = 10;
const gap = 2;
const height = 60;
/** A bar this high still shows beside the largest. */
const leastHeight = 2;

function Bar({ bar: { label, value }, x, share }: { bar: SparklineBar; x: number; share: number }) {
  const high = value > 0 ? Math.max(leastHeight, share * height) : 0;
  return (
    <g>
      {high > 0 ? (
        <rect
          data-bar
          x={x + gap / 2}
          y={height - high}
          width={step - gap}
          height={high}
          className="fill-series-1"
        />
      ) : null}
      {/* Reaches from top to bottom, so that low bars have a tooltip that can be found. */}
      <rect x={x} y={0} width={step} height={height} fill="transparent">
        <title>{`${label}: ${value.toLocaleString("en")}`}</title>
      </rect>
    </g>
  );
}

function Figures({ label, bars, columns }: SparklineProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section aria-label={`${label}, as a table`} tabIndex={0} className="mt-1 max-h-64 overflow-auto">
      <table className="w-full tabular-nums">
        <thead>
          <tr className="text-left text-xs text-ink-faint">
            {columns.map((column, place) => (
              <th key={column} scope="col" className={place === 0 ? "py-1" : "py-1 pl-4 text-right"}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.label} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal whitespace-nowrap">
                {bar.label}
              </th>
              {columns.slice(1).map((column, place) => (
                <td key={column} className="py-1 pl-4 text-right">
                  {bar.cells[place]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
