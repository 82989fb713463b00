"use client";

import type { Snippet } from "@quarry/aws-core/snippets/schema";
import { Button } from "@quarry/ui/button";
import { CodeBlock } from "@quarry/ui/code-block";
import { Download } from "lucide-react";

type ShownCode = Pick<Snippet, "label" | "filename" | "code" | "note"> & { language: string };

interface SnippetPanelProps {
  snippet: ShownCode;
}

/** One snippet: what it needs, the code to copy, and the same as a file. */
export function SnippetPanel({ snippet }: SnippetPanelProps) {
  const { code, language, filename, label, note } = snippet;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-60 text-sm text-ink-muted">{note}</p>
        <Button size="sm" icon={<Download aria-hidden />} onClick={() => download(snippet)}>
          Download
        </Button>
      </div>
      <CodeBlock code={code} language={language} title={filename} copyLabel={`Copy ${label} code`} />
    </div>
  );
}

function download({ code, filename }: ShownCode): void {
  const url = URL.createObjectURL(new Blob([code], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = filename;
  link.click();
  URL.revokeObjectURL(url);
}
