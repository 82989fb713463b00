import { clsx } from "clsx";
import type { ReactNode } from "react";
import { tonePanel, toneText } from "./look/tone.ts";
import type { Tone } from "./look/tone.ts";

export type BadgeProps = { children: ReactNode; tone?: Tone | undefined; icon?: ReactNode };

/** A short label that classifies a thing. */
export function Badge({ children, tone = "neutral", icon }: BadgeProps) {
  return (
    <span
      className={clsx(
        "inline-flex h-5 max-w-full items-center gap-1 rounded-sm border px-1.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0",
        tonePanel[tone],
        toneText[tone],
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
