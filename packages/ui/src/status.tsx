import { clsx } from "clsx";
import { CircleAlert, CircleCheck, CircleDashed, CircleDot, CircleX, Clock3 } from "lucide-react";
import type { ReactNode } from "react";
import { toneText } from "./look/tone.ts";
import type { Tone } from "./look/tone.ts";
import { Spinner } from "./spinner.tsx";

export type StatusKind = "success" | "warning" | "error" | "info" | "pending" | "progress" | "stopped";

export type StatusProps = {
  kind: StatusKind;
  /** The status word, verbatim from its source. */
  children: ReactNode;
  /** One plain sentence below the word. */
  hint?: ReactNode;
};

/** A status as icon and word, so that colour is never its only sign. */
export function Status({ kind, children, hint }: StatusProps) {
  const { icon, tone } = kinds[kind];
  return (
    <span className="inline-flex max-w-full flex-col align-middle">
      <span
        className={clsx("inline-flex items-center gap-1.5 [&_svg]:size-4 [&_svg]:shrink-0", toneText[tone])}
      >
        {icon}
        <span>{children}</span>
      </span>
      {hint ? <span className="pl-5.5 text-xs text-ink-faint">{hint}</span> : null}
    </span>
  );
}

const kinds: Record<StatusKind, { icon: ReactNode; tone: Tone }> = {
  success: { icon: <CircleCheck aria-hidden />, tone: "success" },
  warning: { icon: <CircleAlert aria-hidden />, tone: "warning" },
  error: { icon: <CircleX aria-hidden />, tone: "danger" },
  info: { icon: <CircleDot aria-hidden />, tone: "info" },
  pending: { icon: <Clock3 aria-hidden />, tone: "neutral" },
  progress: { icon: <Spinner />, tone: "info" },
  stopped: { icon: <CircleDashed aria-hidden />, tone: "neutral" },
};
