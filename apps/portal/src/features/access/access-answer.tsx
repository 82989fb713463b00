import type { AccessExplanation } from "@quarry/aws-core/access-explainer/schema";
import { Badge } from "@quarry/ui/badge";
import { Callout } from "@quarry/ui/callout";
import { CodeBlock } from "@quarry/ui/code-block";
import { Section } from "@quarry/ui/section";
import { TextLink } from "@quarry/ui/text-link";
import { RuleList } from "../verdicts/rule-list.tsx";
import { AccessFacts } from "./access-facts.tsx";
import { certaintyWords, docsName, likelyPolicyWords } from "./access-words.ts";

interface AccessAnswerProps {
  explanation: AccessExplanation;
}

/** What the refusal means, what to do, and what was read to say so. */
export function AccessAnswer({ explanation }: AccessAnswerProps) {
  const { title, steps, code, docs, rules, excerpt } = explanation;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Section title={title}>
        <Verdict explanation={explanation} />
      </Section>
      <Section title="What to do">
        <div className="flex min-w-0 flex-col gap-3">
          <ol className="flex max-w-prose list-decimal flex-col gap-1 pl-5 wrap-anywhere">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {code ? <CodeBlock code={code.code} language={code.language} title={code.title} /> : null}
          <p className="text-sm">
            Read more: <TextLink href={docs}>{docsName(docs)}</TextLink>
          </p>
        </div>
      </Section>
      <Section title="What was read">
        <AccessFacts explanation={explanation} />
        {excerpt === "" ? null : (
          <figure className="mt-4 rounded-md border border-line bg-sunken px-3 py-2">
            <figcaption className="text-xs text-ink-muted">The part that was read as the error</figcaption>
            <code className="font-mono text-xs leading-5 wrap-anywhere">{excerpt}</code>
          </figure>
        )}
      </Section>
      {rules.length > 0 ? (
        <Section title={rules.length === 1 ? "The rule behind it" : "The rules behind it"}>
          <RuleList rules={rules} />
        </Section>
      ) : null}
      <Remarks explanation={explanation} />
    </div>
  );
}

function Verdict({ explanation }: AccessAnswerProps) {
  const { ruleId, why, likelyPolicy, certainty, reason } = explanation;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <p className="max-w-prose wrap-anywhere">{why}</p>
      {ruleId === null ? null : (
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <Badge tone="danger">{likelyPolicyWords[likelyPolicy]}</Badge>
          {likelyPolicy === "unknown" ? null : (
            <Badge tone={certainty === "stated" ? "info" : "warning"}>{certaintyWords[certainty]}</Badge>
          )}
        </div>
      )}
      {reason ? (
        <p className="text-sm text-ink-muted">
          AWS: <q className="wrap-anywhere">{reason}</q>
        </p>
      ) : null}
    </div>
  );
}

function Remarks({ explanation: { masked, otherRefusals } }: AccessAnswerProps) {
  return (
    <>
      {otherRefusals > 0 ? (
        <Callout
          title={
            otherRefusals === 1
              ? "The text holds another refusal"
              : `The text holds ${otherRefusals} other refusals`
          }
        >
          The last one is explained. Paste one alone to have it explained.
        </Callout>
      ) : null}
      {masked > 0 ? (
        <Callout
          tone="warning"
          title={masked === 1 ? "A secret was masked" : `${masked} secrets were masked`}
        >
          Quarry keeps nothing of the text. If others have seen it too, have these credentials replaced.
        </Callout>
      ) : null}
    </>
  );
}
