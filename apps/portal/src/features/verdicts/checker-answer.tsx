import type { TargetCheckView } from "@quarry/domain/verdicts/schema";
import { Badge } from "@quarry/ui/badge";
import { Callout } from "@quarry/ui/callout";
import { LinkButton } from "@quarry/ui/link-button";
import { Search, Upload } from "lucide-react";
import { AnswerStatement } from "./answer-statement.tsx";
import { AnswerPart } from "./answer-part.tsx";
import { answerStanding } from "./answer-standing.ts";
import type { CheckerForm } from "./checker-address.ts";
import { RuleList } from "./rule-list.tsx";
import { TagMismatchTable } from "./tag-mismatch-table.tsx";
import { TargetMistake } from "./target-mistake.tsx";
import { VerdictBadge } from "./verdict-badge.tsx";
import { targetKindWords } from "./verdict-words.ts";

interface CheckerAnswerProps {
  asked: CheckerForm;
  check: TargetCheckView;
}

/** Whether the target works, why, what to do instead, and the rules behind it. */
export function CheckerAnswer({ asked, check }: CheckerAnswerProps) {
  const { kind, instead, rules, verdict, invalid, lookedUp, proofNote } = check;
  const standing = answerStanding(check);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <AnswerStatement standing={standing} environment={asked.environment}>
        <p>{standing === "gone" ? lookedUp?.sentence : (invalid?.what ?? check.why)}</p>
        {invalid ? (
          <TargetMistake target={asked.target} position={invalid.position} />
        ) : (
          <div className="flex min-w-0 flex-wrap items-center gap-2">
            {kind === "invalid" ? null : <Badge>{targetKindWords[kind]}</Badge>}
            {verdict ? <VerdictBadge verdict={verdict.verdict} usable={verdict.usable} /> : null}
            <code className="font-mono text-xs break-all">{asked.target}</code>
          </div>
        )}
        {lookedUp && standing !== "gone" ? (
          <p className="text-sm text-ink-muted">AWS: {lookedUp.sentence}</p>
        ) : null}
      </AnswerStatement>
      {standing === "yes" && instead.length === 0 ? null : (
        <AnswerPart title={standing === "yes" ? "Better still" : "What to do instead"}>
          <Remedies {...{ asked, check }} />
        </AnswerPart>
      )}
      {verdict && verdict.missing.length > 0 ? (
        <AnswerPart title="Missing or wrong tags">
          <TagMismatchTable tags={verdict.missing} />
        </AnswerPart>
      ) : null}
      <AnswerPart title={rules.length === 1 ? "The rule applied" : "The rules applied"}>
        <RuleList rules={rules} />
      </AnswerPart>
      {invalid ? null : <Callout title="This is no proof">{proofNote}</Callout>}
    </div>
  );
}

/** The sentences of the answer, and the ways into Quarry that fit it. */
function Remedies({ asked, check }: CheckerAnswerProps) {
  const gone = answerStanding(check) === "gone";
  const sentences = gone ? ["Use a profile of the same model that still exists."] : check.instead;
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex max-w-prose list-disc flex-col gap-1 pl-5">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={catalogAddress(asked, check)} icon={<Search aria-hidden />}>
          Find a profile in the catalog
        </LinkButton>
        <LinkButton href="/exports" icon={<Upload aria-hidden />}>
          Read one out of an export
        </LinkButton>
      </div>
    </div>
  );
}

/** The catalog's application profiles; for a model or a system-defined profile those of the same model. */
function catalogAddress({ target }: CheckerForm, { kind }: TargetCheckView): string {
  const search = new URLSearchParams({ type: "APPLICATION" });
  if (kind === "foundation-model" || kind === "system-profile") search.set("q", modelOf(target));
  return `/profiles?${search.toString()}`;
}

/** The model's own id: without the ARN around it, and without the routing prefix before the provider. */
function modelOf(target: string): string {
  const parts = (target.split("/").at(-1) ?? target).split(".");
  return parts.slice(-2).join(".");
}
