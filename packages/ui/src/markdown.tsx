"use client";

import { memo } from "react";
import type { ComponentProps, ReactNode } from "react";
import ReactMarkdown from "react-markdown";
import type { Components, ExtraProps } from "react-markdown";
import remarkGfm from "remark-gfm";
import { CodeBlock } from "./code-block.tsx";
import { TextLink } from "./text-link.tsx";
import { markdownBlocks } from "./text/markdown-blocks.ts";

export type MarkdownProps = {
  /** May still be growing: only its last block is rendered again. */
  text: string;
};

/** Markdown of strangers: no raw HTML, no images loaded, links name their host. */
export function Markdown({ text }: MarkdownProps) {
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {markdownBlocks(text).map((block, place) => (
        // A growing text only adds blocks at its end, so the place is the identity.
        <MarkdownBlock key={place} text={block} />
      ))}
    </div>
  );
}

const MarkdownBlock = memo(({ text }: MarkdownProps) => (
  <ReactMarkdown remarkPlugins={plugins} components={components} skipHtml>
    {text}
  </ReactMarkdown>
));

const plugins = [remarkGfm];

type Of<Tag extends "a" | "img" | "pre" | "code"> = ComponentProps<Tag> & ExtraProps;

const components: Components = {
  a: MarkdownLink,
  img: ({ alt, src }: Of<"img">) => (
    <span className="text-ink-muted">
      [image{alt ? `: ${alt}` : ""}
      {typeof src === "string" && src !== "" ? ` – ${src}` : ""}]
    </span>
  ),
  pre: MarkdownPre,
  code: ({ children }: Of<"code">) => (
    <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-[0.9em]">{children}</code>
  ),
  h1: ({ children }) => <MarkdownHeading>{children}</MarkdownHeading>,
  h2: ({ children }) => <MarkdownHeading>{children}</MarkdownHeading>,
  h3: ({ children }) => <MarkdownHeading>{children}</MarkdownHeading>,
  h4: ({ children }) => <MarkdownHeading>{children}</MarkdownHeading>,
  h5: ({ children }) => <MarkdownHeading>{children}</MarkdownHeading>,
  h6: ({ children }) => <MarkdownHeading>{children}</MarkdownHeading>,
  p: ({ children }) => <p className="max-w-prose leading-6">{children}</p>,
  ul: ({ children }) => <ul className="flex list-disc flex-col gap-1 pl-5">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="flex list-decimal flex-col gap-1 pl-5">
      {children}
    </ol>
  ),
  blockquote: ({ children }) => (
    <blockquote className="border-l-2 border-line-strong pl-3 text-ink-muted">{children}</blockquote>
  ),
  table: ({ children }) => (
    // The keyboard must reach a wide table to scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section aria-label="Table" tabIndex={0} className="overflow-x-auto">
      <table className="border-collapse text-sm [&_td]:border [&_td]:border-line [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:border-line [&_th]:bg-sunken [&_th]:px-2 [&_th]:py-1 [&_th]:text-left">
        {children}
      </table>
    </section>
  ),
  hr: () => <hr className="border-line" />,
};

/** A heading inside an answer must not enter the outline of the page. */
function MarkdownHeading({ children }: { children?: ReactNode }) {
  return <p className="mt-1 text-lg font-semibold">{children}</p>;
}

function MarkdownLink({ href = "", children }: Of<"a">) {
  const host = hostOf(href);
  const shown = typeof children === "string" ? children : "";
  return (
    <>
      <TextLink href={href}>{children}</TextLink>
      {host && !shown.includes(host) ? <span className="text-sm text-ink-muted"> ({host})</span> : null}
    </>
  );
}

function MarkdownPre({ node }: Of<"pre">) {
  const code = node?.children[0];
  if (code?.type !== "element") return null;
  const classes = code.properties["className"];
  const marker = Array.isArray(classes) && typeof classes[0] === "string" ? classes[0] : "";
  const text = code.children.map((child) => (child.type === "text" ? child.value : "")).join("");
  return <CodeBlock code={text.replace(/\n$/, "")} language={marker.replace(/^language-/, "") || "text"} />;
}

function hostOf(href: string): string | undefined {
  return URL.canParse(href) ? new URL(href).host || undefined : undefined;
}
