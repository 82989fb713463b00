import type { MemoryFitView } from "@quarry/domain/endpoints/deploy-schema";
import { formatBytes } from "@quarry/ui/text/format-bytes";

const fills = { weights: "fill-series-1", cache: "fill-series-2", overhead: "fill-series-3" } as const;
const swatches = { weights: "bg-series-1", cache: "bg-series-2", overhead: "bg-series-3" } as const;

/** What one copy takes of its memory, drawn to scale beside words that say it; a mark shows where the memory ends. */
export function DeployMemoryBar({ fit }: { fit: MemoryFitView }) {
  const { parts, availableBytes } = fit;
  const needed = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const scale = Math.max(needed, availableBytes);
  const percent = (bytes: number) => `${((bytes / scale) * 100).toFixed(2)}%`;
  return (
    <svg aria-hidden className="block h-2 w-full overflow-visible">
      <rect width={percent(availableBytes)} height="100%" className="fill-line" />
      {parts.map(({ id, bytes }, index) => (
        <rect
          key={id}
          x={percent(parts.slice(0, index).reduce((sum, part) => sum + part.bytes, 0))}
          width={percent(bytes)}
          height="100%"
          className={fills[id]}
        />
      ))}
      {needed > availableBytes ? (
        <rect x={percent(availableBytes)} y="-3" width="2" height="14" className="fill-danger-text" />
      ) : null}
    </svg>
  );
}

/** The parts of the bar in figures, with the sums behind them. */
export function DeployMemoryLegend({ fit: { parts, availableBytes } }: { fit: MemoryFitView }) {
  if (parts.length === 0) return null;
  return (
    <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[auto_auto_minmax(0,1fr)]">
      {parts.map(({ id, label, bytes, arithmetic }) => (
        <div key={id} className="contents">
          <dt className="flex items-center gap-2">
            <span aria-hidden className={`size-2.5 rounded-sm ${swatches[id]}`} />
            {label}
          </dt>
          <dd className="tabular-nums sm:text-right">{formatBytes(bytes)}</dd>
          <dd className="mb-1 text-ink-muted sm:mb-0">{arithmetic}</dd>
        </div>
      ))}
      <div className="contents">
        <dt className="flex items-center gap-2">
          <span aria-hidden className="size-2.5 rounded-sm bg-line" />
          Memory of one copy
        </dt>
        <dd className="tabular-nums sm:text-right">{formatBytes(availableBytes)}</dd>
        <dd />
      </div>
    </dl>
  );
}
