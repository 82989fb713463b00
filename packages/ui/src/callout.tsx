import { clsx } from "clsx";
import { CircleAlert, CircleCheck, CircleX, Info } from "lucide-react";
import type { ReactNode } from "react";
import { tonePanel, toneText } from "./look/tone.ts";

export type CalloutTone = "info" | "success" | "warning" | "danger";

export type CalloutProps = {
  tone?: CalloutTone | undefined;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Read out at once when it appears after the page was loaded. */
  urgent?: boolean | undefined;
};

/** A remark about what is around it. */
export function Callout({ tone = "info", title, children, action, urgent = false }: CalloutProps) {
  return (
    <div
      role={urgent ? "alert" : undefined}
      className={clsx(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md border px-3 py-2",
        tonePanel[tone],
      )}
    >
      <span className={clsx("pt-0.5 [&_svg]:size-4", toneText[tone])}>{icons[tone]}</span>
      <div className="min-w-0 flex-1 basis-60">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className={title ? "text-sm text-ink-muted" : ""}>{children}</div> : null}
      </div>
      {action ? <div className="flex shrink-0 gap-2">{action}</div> : null}
    </div>
  );
}

const icons: Record<CalloutTone, ReactNode> = {
  info: <Info aria-hidden />,
  success: <CircleCheck aria-hidden />,
  warning: <CircleAlert aria-hidden />,
  danger: <CircleX aria-hidden />,
};
