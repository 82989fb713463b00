import { useId } from "react";
import type { ReactNode } from "react";

/** A titled part of an answer. */
export function AnswerPart({ title, children }: { title: string; children: ReactNode }) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="rounded-lg border border-line bg-surface px-4 py-3">
      <h3 id={headingId} className="mb-2 font-semibold">
        {title}
      </h3>
      {children}
    </section>
  );
}
