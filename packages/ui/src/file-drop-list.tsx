"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "./icon-button.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { formatBytes } from "./text/format-bytes.ts";

export type DroppedFile = {
  id: string;
  name: string;
  sizeBytes: number;
  state: "waiting" | "sending" | "done" | "failed";
  sentBytes?: number | undefined;
  bytesPerSecond?: number | undefined;
  /** The result or the error, in one sentence; may hold a link. */
  message?: ReactNode;
};

export type FileDropListProps = {
  files: readonly DroppedFile[];
  onRemove: ((id: string) => void) | undefined;
};

/** The files of a `FileDrop`, each with its own progress. */
export function FileDropList({ files, onRemove }: FileDropListProps) {
  if (files.length === 0) return null;
  return (
    <ul aria-label="Files" className="flex flex-col rounded-lg border border-line bg-surface">
      {files.map((file) => (
        <li key={file.id} className="flex items-center gap-3 border-b border-line px-3 py-2 last:border-b-0">
          <div className="min-w-0 flex-1">
            <ProgressBar
              label={file.name}
              unit="bytes"
              done={file.state === "waiting" ? 0 : (file.sentBytes ?? null)}
              total={file.sizeBytes}
              perSecond={file.state === "sending" ? file.bytesPerSecond : undefined}
              state={states[file.state]}
              detail={file.message ?? (file.state === "sending" ? undefined : detail(file))}
            />
          </div>
          {onRemove ? (
            <IconButton
              label={`Remove ${file.name}`}
              size="sm"
              icon={<X aria-hidden />}
              onClick={() => onRemove(file.id)}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

const states = { waiting: "running", sending: "running", done: "done", failed: "failed" } as const;

function detail({ state, sizeBytes }: DroppedFile): string {
  const words = { waiting: "Waiting", sending: "Sending", done: "Sent", failed: "Failed" } as const;
  return `${words[state]} · ${formatBytes(sizeBytes)}`;
}
