import type { ExportView } from "@quarry/domain/exports/schema";
import { CopyButton } from "@quarry/ui/copy-button";
import { KeyValues } from "@quarry/ui/key-values";
import { RelativeTime } from "@quarry/ui/relative-time";
import { formatBytes } from "@quarry/ui/text/format-bytes";
import { truncateMiddle } from "@quarry/ui/text/truncate-middle";
import { TextLink } from "@quarry/ui/text-link";
import { ExportState } from "./export-state.tsx";

interface ExportFactsProps {
  view: ExportView;
  now: string;
}

/** The facts of an uploaded file. */
export function ExportFacts({ view, now }: ExportFactsProps) {
  const { sha256, sizeBytes, uploadedBy, uploadedAt, team, duplicateOf } = view;
  const again = <TextLink href={`/exports/${duplicateOf}`}>Open the first upload</TextLink>;
  return (
    <div className="rounded-lg border border-line bg-surface px-4 py-3">
      <KeyValues
        columns={4}
        items={[
          { label: "State", value: <ExportState {...view} /> },
          {
            label: "Uploaded",
            value: (
              <>
                <RelativeTime at={uploadedAt} now={now} /> by {uploadedBy}
              </>
            ),
          },
          { label: "Team and size", value: `${team} · ${formatBytes(sizeBytes)}` },
          {
            label: "SHA-256",
            value: (
              <span className="flex items-center gap-1">
                <code className="font-mono text-xs" title={sha256}>
                  {truncateMiddle(sha256, 20)}
                </code>
                <CopyButton text={sha256} label="Copy SHA-256" toast="SHA-256 copied" />
              </span>
            ),
          },
          ...(duplicateOf === null ? [] : [{ label: "The same file before", value: again }]),
        ]}
      />
    </div>
  );
}
