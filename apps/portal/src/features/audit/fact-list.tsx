import type { EventView } from "@quarry/domain/audit/schema";
import { factChanges } from "./fact-changes.ts";

/** What was so before an event and what is so after it. */
export function FactList({ before, after }: Pick<EventView, "before" | "after">) {
  const changes = factChanges(before, after);
  if (changes.length === 0)
    return <p className="text-sm text-ink-muted">This event tells no further facts.</p>;
  return (
    <section aria-label="Facts" className="flex flex-col gap-2">
      <h3 className="text-xs font-medium text-ink-faint">
        {before === null ? "What it says" : "Before and after"}
      </h3>
      <dl className="overflow-hidden rounded-md border border-line text-xs">
        {changes.map(({ name, before: old, after: now }) => (
          <div key={name} className="not-first:border-t">
            <dt className="bg-sunken px-2.5 py-1 font-medium text-ink-muted">{name}</dt>
            {old === null ? null : <FactValue sign="−" spoken="Before" text={old} look="bg-danger-wash" />}
            {now === null ? null : (
              <FactValue
                sign={before === null ? "" : "+"}
                spoken="After"
                text={now}
                look={old === null ? "" : "bg-success-wash"}
              />
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}

interface FactValueProps {
  sign: string;
  spoken: string;
  text: string;
  look: string;
}

function FactValue({ sign, spoken, text, look }: FactValueProps) {
  return (
    <dd className={`flex gap-1.5 px-2.5 py-1 font-mono break-all whitespace-pre-wrap ${look}`}>
      {sign === "" ? null : <span aria-hidden>{sign}</span>}
      <span>
        {sign === "" ? null : <span className="sr-only">{spoken}: </span>}
        {text}
      </span>
    </dd>
  );
}
