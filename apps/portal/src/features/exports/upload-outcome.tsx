import { toneText } from "@quarry/ui/look/tone";
import type { Tone } from "@quarry/ui/look/tone";
import { clsx } from "clsx";
import type { ReactNode } from "react";

interface UploadOutcomeProps {
  name: string;
  icon: ReactNode;
  tone: Tone;
  /** What came of the file, in a few words. */
  headline: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}

/** What came of one uploaded file. */
export function UploadOutcome({ name, icon, tone, headline, children, action }: UploadOutcomeProps) {
  return (
    <div className="flex items-start gap-3">
      <span className={clsx("pt-0.5 [&_svg]:size-4", toneText[tone])}>{icon}</span>
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <p className="truncate text-sm text-ink-muted" title={name}>
            {name}
          </p>
          <p className="font-medium">{headline}</p>
          {children ? <div className="text-sm text-ink-muted">{children}</div> : null}
        </div>
        {action ? <div className="flex flex-wrap gap-2">{action}</div> : null}
      </div>
    </div>
  );
}
