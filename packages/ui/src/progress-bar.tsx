"use client";

import { Progress } from "@base-ui/react/progress";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { formatBytes } from "./text/format-bytes.ts";
import { formatDuration } from "./text/format-duration.ts";

export type ProgressBarProps = {
  label: ReactNode;
  /** Steps or bytes done; `null` while nobody knows how much there is. */
  done: number | null;
  total: number;
  unit?: "steps" | "bytes" | undefined;
  perSecond?: number | undefined;
  state?: "running" | "done" | "failed" | undefined;
  /** Takes the place of the figures, for a result or an error. */
  detail?: ReactNode;
};

/** How far long work has come, how fast, and how long it will take. */
export function ProgressBar({
  label,
  done,
  total,
  unit = "steps",
  perSecond,
  state = "running",
  detail,
}: ProgressBarProps) {
  return (
    <Progress.Root
      value={state === "done" ? total : done}
      max={total}
      locale="en"
      className="flex min-w-0 flex-col gap-1"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Progress.Label className="min-w-0 truncate">{label}</Progress.Label>
        <span
          className={clsx("text-xs tabular-nums", state === "failed" ? "text-danger-text" : "text-ink-muted")}
        >
          {detail ?? describe({ done, total, unit, perSecond })}
        </span>
      </div>
      <Progress.Track className="h-1.5 overflow-hidden rounded-full bg-line">
        <Progress.Indicator
          className={clsx(
            "rounded-full transition-[width] duration-200 data-indeterminate:h-full data-indeterminate:w-1/3 data-indeterminate:animate-sweep",
            fills[state],
          )}
        />
      </Progress.Track>
    </Progress.Root>
  );
}

type Figures = { done: number | null; total: number; unit: "steps" | "bytes"; perSecond: number | undefined };

function describe({ done, total, unit, perSecond }: Figures): string {
  if (done === null) return "Working";
  const show = unit === "bytes" ? formatBytes : (count: number) => count.toLocaleString("en");
  const parts = [`${show(done)} of ${show(total)}`];
  if (perSecond && perSecond > 0 && done < total) {
    parts.push(unit === "bytes" ? `${show(perSecond)}/s` : `${perSecond.toFixed(1)} a second`);
    parts.push(`${formatDuration((total - done) / perSecond)} left`);
  }
  return parts.join(" · ");
}

const fills = { running: "bg-accent-text", done: "bg-success-text", failed: "bg-danger-text" } as const;
