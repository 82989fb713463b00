import type { ReactNode } from "react";

export type KeyHintProps = { children: ReactNode };

/** A key as printed on the keyboard. */
export function KeyHint({ children }: KeyHintProps) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-b-2 border-line bg-sunken px-1 font-mono text-xs text-ink-muted">
      {children}
    </kbd>
  );
}
