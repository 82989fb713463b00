import type { ExportFailure } from "@quarry/aws-core/exports/schema";
import { LinkButton } from "@quarry/ui/link-button";
import { FileX, Upload } from "lucide-react";
import { failureWords } from "./failure-words.ts";

/** The face of an export that could not be read: why, and what to do. */
export function UnreadableExport({ error: { kind, message } }: { error: ExportFailure["error"] }) {
  const { what, remedy } = failureWords[kind];
  return (
    <section
      aria-labelledby="unreadable"
      className="flex flex-wrap gap-4 rounded-lg border border-line bg-surface p-5"
    >
      <span className="flex size-10 shrink-0 items-center justify-center rounded-lg border border-line bg-sunken text-ink-muted">
        <FileX aria-hidden className="size-5" />
      </span>
      <div className="flex min-w-0 flex-1 basis-60 flex-col gap-3">
        <div>
          <h2 id="unreadable" className="text-lg font-semibold">
            {what}
          </h2>
          <p className="max-w-prose break-words">{message}</p>
        </div>
        <div>
          <h3 className="text-xs font-medium text-ink-faint">What to do</h3>
          <p className="max-w-prose">{remedy}</p>
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <LinkButton href="/exports" variant="primary" icon={<Upload aria-hidden />}>
            Upload another file
          </LinkButton>
          <span className="text-xs text-ink-muted">
            Kind <code className="font-mono">{kind}</code>. That nothing was read does not mean that nothing
            is in it.
          </span>
        </div>
      </div>
    </section>
  );
}
