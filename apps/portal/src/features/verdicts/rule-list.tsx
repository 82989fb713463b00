import type { VerdictRule } from "@quarry/aws-core/verdicts/schema";
import { RuleSourceLink } from "./rule-source-link.tsx";

/** The rules an answer rests on, each with the page that says so. */
export function RuleList({ rules }: { rules: readonly VerdictRule[] }) {
  return (
    <ol className="flex flex-col gap-3">
      {rules.map(({ id, text, source }) => (
        <li key={id} className="border-l-2 border-line pl-3">
          <p className="max-w-prose">{text}</p>
          <p className="text-xs text-ink-muted">
            Source: <RuleSourceLink source={source} />
          </p>
        </li>
      ))}
    </ol>
  );
}
