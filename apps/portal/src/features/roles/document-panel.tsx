import type { DocumentView } from "@quarry/domain/roles/document-schema";
import { SnippetPanel } from "../profiles/snippet-panel.tsx";

interface DocumentPanelProps {
  document: DocumentView;
  label: string;
  filename: string;
  note: string;
}

/** One policy: what each of its statements is for, and the JSON to copy. */
export function DocumentPanel({ document: { json, statements }, label, filename, note }: DocumentPanelProps) {
  return (
    <div className="flex flex-col gap-3">
      <dl className="grid gap-x-4 gap-y-1 text-sm md:grid-cols-[auto_minmax(0,1fr)]">
        {statements.map(({ sid, sentence }) => (
          <div key={sid} className="contents">
            <dt className="font-mono text-xs leading-5 break-all text-ink-muted">{sid}</dt>
            <dd className="min-w-0 break-words">{sentence}</dd>
          </div>
        ))}
      </dl>
      <SnippetPanel snippet={{ code: json, language: "json", filename, label, note }} />
    </div>
  );
}
