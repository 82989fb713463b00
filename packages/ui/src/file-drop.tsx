"use client";

import { clsx } from "clsx";
import { FileUp } from "lucide-react";
import { useId } from "react";
import type { ReactNode } from "react";
import { useDropzone } from "react-dropzone";
import type { FileRejection } from "react-dropzone";
import { Button } from "./button.tsx";
import { FileDropList } from "./file-drop-list.tsx";
import type { DroppedFile } from "./file-drop-list.tsx";
import { formatBytes } from "./text/format-bytes.ts";

export type RefusedFile = { name: string; sizeBytes: number; reason: string };

export type FileDropProps = {
  label: string;
  hint?: ReactNode;
  /** Media types with their endings: `{ "application/zip": [".zip"] }`. */
  accept?: Readonly<Record<string, readonly string[]>> | undefined;
  maxSizeBytes?: number | undefined;
  multiple?: boolean | undefined;
  disabled?: boolean | undefined;
  onFiles: (files: File[]) => void;
  /** Files that are too large or of another kind, with the reason in a sentence. */
  onRefused?: ((files: RefusedFile[]) => void) | undefined;
  /** What became of the files; their owner sends them. */
  files?: readonly DroppedFile[] | undefined;
  onRemove?: ((id: string) => void) | undefined;
};

/** A place to drop files, with a button for everyone who cannot drag. */
export function FileDrop({
  label,
  hint,
  accept = {},
  maxSizeBytes,
  multiple = true,
  disabled = false,
  onFiles,
  onRefused,
  files = [],
  onRemove,
}: FileDropProps) {
  const hintId = useId();
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    accept: Object.fromEntries(Object.entries(accept).map(([type, endings]) => [type, [...endings]])),
    multiple,
    disabled,
    noClick: true,
    noKeyboard: true,
    ...(maxSizeBytes === undefined ? {} : { maxSize: maxSizeBytes }),
    onDropAccepted: (accepted) => onFiles(accepted),
    onDropRejected: (rejected) => onRefused?.(rejected.map((one) => toRefused(one, maxSizeBytes))),
  });
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div
        {...getRootProps({ role: "group", "aria-label": label })}
        className={clsx(
          "flex flex-col items-center gap-2 rounded-lg border border-dashed px-4 py-8 text-center transition-colors duration-100",
          isDragActive ? "border-accent-text bg-accent-wash" : "border-line-strong bg-surface",
          disabled && "border-line text-ink-faint",
        )}
      >
        <FileUp aria-hidden className="size-6 text-ink-muted" />
        <p className="font-medium">{isDragActive ? "Drop to add" : label}</p>
        {hint ? (
          <p id={hintId} className="max-w-prose text-sm text-ink-muted">
            {hint}
          </p>
        ) : null}
        <input {...getInputProps({ "aria-label": label })} tabIndex={-1} />
        <Button onClick={open} disabled={disabled} aria-describedby={hint ? hintId : undefined}>
          {multiple ? "Choose files" : "Choose a file"}
        </Button>
      </div>
      <FileDropList files={files} onRemove={onRemove} />
    </div>
  );
}

function toRefused({ file, errors }: FileRejection, maxSizeBytes: number | undefined): RefusedFile {
  return { name: file.name, sizeBytes: file.size, reason: reasonOf(errors[0]?.code, maxSizeBytes) };
}

function reasonOf(code: string | undefined, maxSizeBytes: number | undefined): string {
  if (code === "file-too-large" && maxSizeBytes !== undefined)
    return `The file is larger than ${formatBytes(maxSizeBytes)}.`;
  if (code === "too-many-files") return "Only one file can be added here.";
  return "Files of this kind are not read here.";
}
