import type { TagDiagnosesView, TagDiagnosis } from "@quarry/domain/costs/doctor/schema";
import { Badge } from "@quarry/ui/badge";
import { Button } from "@quarry/ui/button";
import { Money } from "@quarry/ui/money";
import { ActiveKeyRemarks, DeactivateActiveKey } from "./active-key.tsx";
import { KeyStepper } from "./key-stepper.tsx";
import { NextStep } from "./next-step.tsx";
import { SpellingWarning } from "./spelling-warning.tsx";

interface TagKeyCardProps {
  diagnosis: TagDiagnosis;
  view: TagDiagnosesView;
  mayGovern: boolean;
  /** The time of the page, ISO 8601. */
  now: string;
  onUntagged: (key: string) => void;
}

/** One tag key: what is next, its five steps, its other spellings and what is not tagged with it. */
export function TagKeyCard({ diagnosis, view, mayGovern, now, onUntagged }: TagKeyCardProps) {
  const { key, kind, isWanted, untagged, steps, next, active } = diagnosis;
  const headingId = `tag-key-${key}`;
  const others = steps.filter(({ id, state }) => id !== next && state !== "upcoming");
  return (
    <article
      aria-labelledby={headingId}
      className="flex min-w-0 flex-col gap-4 rounded-lg border border-line bg-surface p-4"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={headingId} className="font-mono text-base font-semibold break-all whitespace-pre-wrap">
          {key}
        </h2>
        {isWanted ? <Badge tone="info">Asked for</Badge> : null}
        {kind === "caller" ? <Badge>Tag of callers</Badge> : null}
        {kind === "aws" ? <Badge>Written by AWS</Badge> : null}
        <DeactivateActiveKey active={active.find((one) => one.key === key)} {...{ view, mayGovern }} />
        {untagged === null ? null : <Untagged diagnosis={diagnosis} onUntagged={onUntagged} />}
      </div>
      <NextStep diagnosis={diagnosis} view={view} mayGovern={mayGovern} />
      {active.map((one) => (
        <ActiveKeyRemarks key={one.key} active={one} {...{ view, mayGovern }} />
      ))}
      <KeyStepper diagnosis={diagnosis} now={now} />
      <SpellingWarning {...{ diagnosis, view, mayGovern }} />
      <details className="text-sm">
        <summary className="cursor-pointer text-ink-muted">What is known of each step</summary>
        <ul className="mt-1 flex list-disc flex-col gap-0.5 pl-5 text-ink-muted">
          {others.map(({ id, sentence }) => (
            <li key={id}>{sentence}</li>
          ))}
        </ul>
      </details>
    </article>
  );
}

const percent = new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 1 });

function Untagged({
  diagnosis: { key, untagged },
  onUntagged,
}: Pick<TagKeyCardProps, "diagnosis" | "onUntagged">) {
  if (untagged === null) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-2 text-sm text-ink-muted sm:ml-auto">
      <span>
        <Money amount={untagged.amount} /> not tagged in 30 days ({percent.format(untagged.share)})
      </span>
      {untagged.share > 0 ? (
        <Button size="sm" onClick={() => onUntagged(key)}>
          Whose is it?
        </Button>
      ) : null}
    </span>
  );
}
