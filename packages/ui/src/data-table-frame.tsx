"use client";

import { clsx } from "clsx";
import type { ReactNode, RefObject } from "react";

export type DataTableFrameProps = {
  label: string;
  busy: boolean;
  /** Rows are there and newer ones are on their way. */
  working: boolean;
  frame: RefObject<HTMLElement | null>;
  overflows: boolean | undefined;
  children: ReactNode;
};

/** A table that fits scrolls with the page under a header that stays; a wider one scrolls in its own frame. */
export function DataTableFrame({ label, busy, working, frame, overflows, children }: DataTableFrameProps) {
  return (
    <section
      ref={frame}
      aria-label={label}
      aria-busy={busy}
      // The keyboard must reach the region to scroll it when no cell takes focus.
      tabIndex={overflows === false ? undefined : 0}
      className={clsx("relative rounded-lg border border-line bg-surface", frameLook(overflows))}
    >
      {working ? (
        <div className="absolute inset-x-0 top-0 z-20 overflow-hidden rounded-t-lg">
          <div className="h-0.5 w-1/3 animate-sweep bg-accent-text" />
        </div>
      ) : null}
      {children}
    </section>
  );
}

function frameLook(overflows: boolean | undefined): string {
  if (overflows === undefined) return "sm:overflow-x-auto";
  return overflows ? "sm:max-h-[calc(100dvh-var(--bar-height)-1.5rem)] sm:overflow-auto" : "";
}
