import type { ExportReading } from "@quarry/aws-core/exports/schema";
import { Section } from "@quarry/ui/section";
import { Status } from "@quarry/ui/status";
import { furtherWarnings } from "./further-warnings.ts";
import { LongList } from "./long-list.tsx";

/** Files of an export that could not be read, and what else the reader remarked. */
export function ReaderNotes({ reading }: { reading: ExportReading }) {
  const { unreadable } = reading;
  const warnings = furtherWarnings(reading);
  return (
    <>
      {unreadable.length > 0 ? (
        <Section
          title="Files that could not be read"
          count={unreadable.length}
          description="None of them is a template, so the rest of the export was read all the same."
          flush
        >
          <LongList
            items={unreadable}
            keyOf={({ entry, reason }) => `${entry} ${reason}`}
            render={({ entry, reason }) => (
              <>
                <code className="font-mono text-xs font-medium break-all">{entry}</code>
                <p className="text-sm text-ink-muted">{reason}</p>
              </>
            )}
          />
        </Section>
      ) : null}
      {warnings.length > 0 ? (
        <Section title="Warnings" count={warnings.length} flush>
          <LongList
            items={warnings}
            keyOf={(warning) => warning}
            render={(warning) => (
              <Status kind="warning">
                <span className="break-words text-ink">{warning}</span>
              </Status>
            )}
          />
        </Section>
      ) : null}
    </>
  );
}
