"use client";

import { X } from "lucide-react";

export type ChipProps = {
  /** The key before the colon; a chip without one shows its value alone. */
  name?: string | undefined;
  value: string;
  onRemove?: (() => void) | undefined;
};

/** A tag as `Key: value`; with `onRemove` it carries a button that takes it away. */
export function Chip({ name, value, onRemove }: ChipProps) {
  const text = name === undefined ? value : `${name}: ${value}`;
  return (
    <span
      title={text.length > 32 ? text : undefined}
      className="inline-flex h-5.5 max-w-full items-center rounded-sm border border-line bg-sunken text-xs text-ink"
    >
      <span className="truncate px-1.5">
        {name === undefined ? null : <span className="text-ink-muted">{name}: </span>}
        {value}
      </span>
      {onRemove ? (
        <button
          type="button"
          aria-label={`Remove ${text}`}
          onClick={onRemove}
          className="flex h-full shrink-0 items-center rounded-r-sm border-l border-line px-1 text-ink-muted hover:bg-hover hover:text-ink focus-visible:-outline-offset-2"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      ) : null}
    </span>
  );
}
