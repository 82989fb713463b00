"use client";

import { CircleX, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { CopyButton } from "./copy-button.tsx";

export type ErrorPanelProps = {
  /** What failed. */
  title: string;
  /** Why, in one sentence. */
  explanation?: ReactNode;
  /** What the reader can do about it. */
  remedy?: ReactNode;
  onRetry?: (() => void) | undefined;
  retrying?: boolean | undefined;
  /** Shown with a copy button, so that a report can name the request. */
  requestId?: string | undefined;
  action?: ReactNode;
};

/** The face of something that failed. */
export function ErrorPanel({
  title,
  explanation,
  remedy,
  onRetry,
  retrying = false,
  requestId,
  action,
}: ErrorPanelProps) {
  return (
    <div
      role="alert"
      className="flex gap-3 rounded-lg border border-danger-line bg-surface p-4 shadow-[inset_3px_0_0_var(--danger-text)]"
    >
      <CircleX aria-hidden className="mt-0.5 size-5 shrink-0 text-danger-text" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{title}</p>
        {explanation ? <p className="mt-0.5">{explanation}</p> : null}
        {remedy ? <p className="mt-0.5 text-ink-muted">{remedy}</p> : null}
        {onRetry || action ? (
          <div className="mt-3 flex flex-wrap gap-2">
            {onRetry ? (
              <Button icon={<RotateCw aria-hidden />} onClick={onRetry} loading={retrying}>
                Try again
              </Button>
            ) : null}
            {action}
          </div>
        ) : null}
        {requestId ? (
          <p className="mt-3 flex flex-wrap items-center gap-1 text-xs text-ink-muted">
            Request id <code className="font-mono break-all">{requestId}</code>
            <CopyButton text={requestId} label="Copy request id" />
          </p>
        ) : null}
      </div>
    </div>
  );
}
