import type { TagMismatch } from "@quarry/aws-core/verdicts/schema";
import type { ReactNode } from "react";

/** The tags that are missing or have another value: what stands there, what should, and whether access hangs on it. */
export function TagMismatchTable({ tags }: { tags: readonly TagMismatch[] }) {
  return (
    <div className="w-full overflow-hidden rounded-md border border-line">
      <table className="w-full text-sm" aria-label="Missing or wrong tags">
        <thead>
          <tr className="bg-sunken text-left text-xs text-ink-muted">
            <Head>Tag</Head>
            <Head>Is</Head>
            <Head>Should be</Head>
          </tr>
        </thead>
        <tbody>
          {tags.map((tag) => (
            <Row key={tag.key} tag={tag} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ tag: { key, actual, expected, required } }: { tag: TagMismatch }) {
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="px-2.5 py-1.5 text-left font-normal">
        <span className="block font-mono text-xs font-medium break-words">{key}</span>
        <span className="text-xs text-ink-muted">
          {required ? "access fails without it" : "good practice"}
        </span>
      </th>
      <td className="px-2.5 py-1.5">{actual === null ? <Word>missing</Word> : <Value>{actual}</Value>}</td>
      <td className="px-2.5 py-1.5">
        {expected === null ? <Word>{anyValue(required)}</Word> : <Value>{expected}</Value>}
      </td>
    </tr>
  );
}

const anyValue = (required: boolean): string => (required ? "your project’s id" : "your domain’s id");

function Head({ children }: { children: ReactNode }) {
  return (
    <th scope="col" className="px-2.5 py-1 font-medium">
      {children}
    </th>
  );
}

function Value({ children }: { children: string }) {
  return <code className="font-mono text-xs break-all">{children === "" ? "(empty)" : children}</code>;
}

function Word({ children }: { children: string }) {
  return <span className="text-ink-muted">{children}</span>;
}
