import { clsx } from "clsx";
import type { ChartFormat, ChartGroup, ChartLine } from "./chart-data.ts";
import { ChartSwatch, EstimateSwatch } from "./chart-swatch.tsx";
import type { SeriesLook } from "./series-look.ts";

type ChartLegendProps = {
  groups: readonly ChartGroup[];
  lines: readonly ChartLine[];
  looks: ReadonlyMap<string, SeriesLook>;
  format: ChartFormat;
  hidden: ReadonlySet<string>;
  hasEstimates: boolean;
  onToggle: (id: string) => void;
  onHighlight: (id: string | undefined) => void;
};

/** The names of groups and lines, largest first; pressing one takes it out of the bars or back in. */
export function ChartLegend(props: ChartLegendProps) {
  const { groups, lines, looks, format, hidden, hasEstimates, onToggle, onHighlight } = props;
  const entry = ({ id, label }: ChartGroup | ChartLine, figure?: string) => (
    <li key={id} className="flex min-w-0">
      <button
        type="button"
        aria-pressed={!hidden.has(id)}
        onClick={() => onToggle(id)}
        onPointerEnter={() => onHighlight(id)}
        onPointerLeave={() => onHighlight(undefined)}
        onFocus={() => onHighlight(id)}
        onBlur={() => onHighlight(undefined)}
        className="flex h-control-small min-w-0 items-center gap-1.5 rounded-md px-1.5 text-sm hover:bg-hover"
      >
        <span className={clsx("flex", hidden.has(id) && "opacity-25")}>
          <ChartSwatch look={looks.get(id)} />
        </span>
        <span
          title={label}
          className={clsx("max-w-60 truncate", hidden.has(id) && "text-ink-faint line-through")}
        >
          {label}
        </span>
        {figure === undefined ? null : <span className="text-ink-muted tabular-nums">{figure}</span>}
      </button>
    </li>
  );
  return (
    <ul aria-label="Legend" className="-mx-1.5 flex flex-wrap gap-x-2">
      {groups.map((group) => entry(group, format.amount(group.total)))}
      {lines.map((line) => entry(line))}
      {hasEstimates ? (
        <li className="flex h-control-small items-center gap-1.5 px-1.5 text-sm text-ink-muted">
          <EstimateSwatch />
          Hatched: estimated
        </li>
      ) : null}
    </ul>
  );
}
