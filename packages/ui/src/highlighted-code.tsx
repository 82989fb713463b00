import { CodeBlock } from "./code-block.tsx";
import type { CodeBlockProps } from "./code-block.tsx";
import { highlightCode } from "./text/highlight-code.ts";

/** A `CodeBlock` coloured on the server; for server components only. */
export async function HighlightedCode(props: Omit<CodeBlockProps, "lines">) {
  const lines = await highlightCode(props.code, props.language);
  return <CodeBlock {...props} lines={lines ?? [[{ text: props.code }]]} />;
}
