import { useId } from "react";
import { EstimateHatch, GroupLines } from "./chart-patterns.tsx";
import type { SeriesLook } from "./series-look.ts";

/** A group's colour and lines as its bars have them, or a line's dashes. */
export function ChartSwatch({ look }: { look: SeriesLook | undefined }) {
  const id = useId();
  if (!look) return null;
  if (look.kind === "line") {
    return (
      <svg aria-hidden width={side * 2} height={side} className="shrink-0">
        <line x2="100%" y1="50%" y2="50%" strokeDasharray={look.dashes} className="stroke-ink stroke-2" />
      </svg>
    );
  }
  return (
    <svg aria-hidden width={side} height={side} className="shrink-0 rounded-sm">
      <rect width={side} height={side} className={look.fill} />
      {look.isLined ? (
        <>
          <GroupLines id={id} />
          <rect width={side} height={side} fill={`url(#${id})`} />
        </>
      ) : null}
    </svg>
  );
}

/** A bar whose figure may still change. */
export function EstimateSwatch() {
  const id = useId();
  return (
    <svg aria-hidden width={side} height={side} className="shrink-0 rounded-sm">
      <EstimateHatch id={id} />
      <rect width={side} height={side} className="fill-series-other" />
      <rect width={side} height={side} fill={`url(#${id})`} />
    </svg>
  );
}

const side = 12;
