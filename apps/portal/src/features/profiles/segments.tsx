"use client";

import { clsx } from "clsx";

interface SegmentsProps<Value extends string> {
  /** What is chosen between, for screen readers. */
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
}

/** A few views of one list, side by side; the chosen one is pressed in. */
export function Segments<Value extends string>({ label, options, value, onChange }: SegmentsProps<Value>) {
  return (
    <fieldset
      aria-label={label}
      className="inline-flex h-control max-w-full min-w-0 items-stretch overflow-x-auto rounded-md border border-line-strong bg-surface p-0.5 [scrollbar-width:none]"
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={clsx(
            "rounded-sm px-2.5 text-sm font-medium whitespace-nowrap",
            option.value === value
              ? "bg-accent-wash text-accent-text"
              : "text-ink-muted hover:bg-hover hover:text-ink",
          )}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
