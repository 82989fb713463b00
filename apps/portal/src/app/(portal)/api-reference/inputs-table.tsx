import { defaultOf, describeSchema } from "./describe-schema.ts";
import type { ApiInput } from "./read-api.ts";

interface InputsTableProps {
  inputs: readonly ApiInput[];
}

/** The inputs of an operation: name, where it goes, what it takes. */
export function InputsTable({ inputs }: InputsTableProps) {
  return (
    <dl className="grid text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
      {inputs.map((input) => (
        <div key={`${input.place} ${input.name}`} className="contents">
          <dt className="flex items-baseline gap-2 pt-1.5 pr-6 sm:border-t sm:border-line sm:pb-1.5">
            <code className="font-mono text-xs font-semibold">{input.name}</code>
            <span className="text-xs text-ink-muted">
              {input.place}
              {input.isRequired ? ", required" : ""}
            </span>
          </dt>
          <dd className="min-w-0 pb-1.5 text-ink-muted max-sm:border-b max-sm:border-line sm:border-t sm:border-line sm:pt-1.5">
            <Meaning input={input} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Meaning({ input: { schema } }: { input: ApiInput }) {
  const given = defaultOf(schema);
  return (
    <>
      {describeSchema(schema)}
      {given === undefined ? null : (
        <>
          ; <code className="font-mono text-xs">{given}</code> when left out
        </>
      )}
    </>
  );
}
