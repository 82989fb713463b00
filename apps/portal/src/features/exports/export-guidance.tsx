"use client";

import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface ExportGuidanceProps {
  /** Stands open until the first export is there. */
  open: boolean;
}

/** How to get an export out of the Unified Studio, in three steps. */
export function ExportGuidance({ open }: ExportGuidanceProps) {
  return (
    <details open={open} className="group rounded-lg border border-line bg-surface">
      <summary className="flex list-none items-center gap-2 rounded-lg px-4 py-2.5 font-medium hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 text-ink-muted transition-transform group-open:rotate-90"
        />
        How to export an app from SageMaker Unified Studio
      </summary>
      <ol className="grid gap-4 px-4 pt-1 pb-4 sm:grid-cols-3">
        <Step number={1} title="Open the app">
          In your project choose Build, then the chat agent app or flow app.
        </Step>
        <Step number={2} title="Save it and run it once">
          The Studio offers the export only after that.
        </Step>
        <Step number={3} title="Choose Export">
          The browser downloads a zip whose name begins with amazon-bedrock-ide-app-export. Drop it above as
          it is.
        </Step>
      </ol>
    </details>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span
        aria-hidden
        className="flex size-6 shrink-0 items-center justify-center rounded-full border border-line bg-sunken text-xs font-medium"
      >
        {number}
      </span>
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        <p className="text-sm text-ink-muted">{children}</p>
      </div>
    </li>
  );
}
