import type { StudioVerdict } from "@quarry/aws-core/verdicts/schema";
import { RuleSourceLink } from "./rule-source-link.tsx";
import { TagMismatchTable } from "./tag-mismatch-table.tsx";

interface VerdictExplanationProps {
  verdict: StudioVerdict;
}

/** Why a profile works in SageMaker Unified Studio or not: the reason, the tags, the rule, and what would prove it. */
export function VerdictExplanation({ verdict: { sentence, missing, source } }: VerdictExplanationProps) {
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <p>{sentence}</p>
      {missing.length > 0 ? <TagMismatchTable tags={missing} /> : null}
      <p className="text-xs text-ink-muted">
        Rule: <RuleSourceLink source={source} />. Judged by tags and published policies; a proof needs a call
        from inside the Studio project.
      </p>
    </div>
  );
}
