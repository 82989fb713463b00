"use client";

import { useEffect, useState } from "react";
import { CopyButton } from "./copy-button.tsx";
import { highlightCode } from "./text/highlight-code.ts";
import type { CodeKind, CodeToken } from "./text/highlight-code.ts";

export type CodeBlockProps = {
  code: string;
  language: string;
  /** From `highlightCode` on the server: then the browser loads no highlighter. */
  lines?: readonly (readonly CodeToken[])[] | undefined;
  /** Above the code: a file name. */
  title?: string | undefined;
  copyLabel?: string | undefined;
};

/** Code with colours and a copy button. Without `lines` it is plain first and coloured once it stands still. */
export function CodeBlock({ code, language, lines, title, copyLabel = "Copy code" }: CodeBlockProps) {
  const [own, setOwn] = useState<{ code: string; lines: CodeToken[][] | undefined }>();
  useEffect(() => {
    if (lines) return undefined;
    let isCurrent = true;
    const colour = async () => {
      const coloured = await highlightCode(code, language);
      if (isCurrent) setOwn({ code, lines: coloured });
    };
    const timer = setTimeout(() => void colour(), pauseMilliseconds);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [code, language, lines]);
  const shown = lines ?? (own?.code === code ? own.lines : undefined);
  return (
    <figure className="min-w-0 overflow-hidden rounded-md border border-line bg-sunken">
      <figcaption className="flex min-h-control-small items-center justify-between gap-2 border-b border-line py-0.5 pr-1 pl-3 text-xs text-ink-muted">
        <span className="truncate font-mono">{title ?? language}</span>
        <CopyButton text={code} label={copyLabel} toast="Copied to the clipboard" />
      </figcaption>
      <pre
        // The keyboard must reach wide code to scroll it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto p-3 font-mono text-xs leading-5 focus-visible:-outline-offset-2"
      >
        <code>{shown ? <Lines lines={shown} /> : code}</code>
      </pre>
    </figure>
  );
}

/** Streamed code changes with every piece; colouring waits until it rests. */
const pauseMilliseconds = 80;

function Lines({ lines }: { lines: readonly (readonly CodeToken[])[] }) {
  return lines.map((line, row) => (
    // Lines and pieces have no identity but their place.
    <span key={row}>
      {line.map(({ text, kind }, place) =>
        kind ? (
          <span key={place} className={colours[kind]}>
            {text}
          </span>
        ) : (
          text
        ),
      )}
      {row < lines.length - 1 ? "\n" : null}
    </span>
  ));
}

const colours: Record<CodeKind, string> = {
  keyword: "text-code-keyword",
  string: "text-code-string",
  constant: "text-code-constant",
  function: "text-code-function",
  property: "text-code-property",
  comment: "text-code-comment",
};
