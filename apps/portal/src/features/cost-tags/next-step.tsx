"use client";

import type { TagDiagnosesView, TagDiagnosis } from "@quarry/domain/costs/doctor/schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { CodeBlock } from "@quarry/ui/code-block";
import { LinkButton } from "@quarry/ui/link-button";
import { CirclePower, History } from "lucide-react";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { stepLabels } from "./step-words.ts";

const ActivateKey = fetchedDialog(
  async () => (await import("./activate-key.tsx")).ActivateKey,
  () => (
    <Button size="sm" icon={<CirclePower aria-hidden />}>
      Activate
    </Button>
  ),
);
const Backfill = fetchedDialog(
  async () => (await import("./backfill.tsx")).Backfill,
  ({ view: { nextBackfillAt, backfillChange } }) => (
    <Button
      size="sm"
      icon={<History aria-hidden />}
      disabled={backfillChange?.state === "waiting" || nextBackfillAt !== null}
    >
      Backfill
    </Button>
  ),
);

export interface NextStepProps {
  diagnosis: TagDiagnosis;
  view: TagDiagnosesView;
  mayGovern: boolean;
}

/** What is to be done next about a key, or waited for: the reason, who does it, the button or the command. */
export function NextStep({ diagnosis, view, mayGovern }: NextStepProps) {
  const step = diagnosis.steps.find(({ id }) => id === diagnosis.next);
  if (!step) return null;
  const { action } = step;
  const isToDo = step.state === "to-do";
  const title = isToDo
    ? `Next: ${stepLabels[step.id].toLowerCase()}`
    : `Waiting: ${stepLabels[step.id].toLowerCase()}`;
  const isButton = mayGovern && view.isPayer;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Callout
        tone={isToDo ? "warning" : "info"}
        title={title}
        action={action ? <StepButton diagnosis={diagnosis} view={view} mayGovern={isButton} /> : undefined}
      >
        {step.sentence}
        {isToDo && action
          ? ` ${action.by}: ${isButton || action.href ? "by the button." : "by the command."}`
          : null}
      </Callout>
      {isToDo && action?.command ? (
        <details className="min-w-0" open={!isButton}>
          <summary className="cursor-pointer text-sm text-accent-text">Command for the payer account</summary>
          <div className="mt-2">
            <CodeBlock code={action.command} language="bash" title="AWS CLI" copyLabel="Copy command" />
          </div>
        </details>
      ) : null}
    </div>
  );
}

/** The button of the next step, where there is one for whoever looks. */
function StepButton({ diagnosis, view, mayGovern }: NextStepProps) {
  const action = diagnosis.steps.find(({ id }) => id === diagnosis.next)?.action;
  const connectionId = view.bill?.connectionId;
  if (!action || connectionId === undefined) return null;
  if (action.href !== null) {
    return (
      <LinkButton size="sm" href={action.href}>
        {action.kind === "apply" ? "See which profiles" : "Divide the bill by it"}
      </LinkButton>
    );
  }
  if (!mayGovern) return null;
  if (action.kind === "backfill") return <Backfill view={view} from={action.from} />;
  return <ActivateKey connectionId={connectionId} diagnosis={diagnosis} activeKeys={view.activeKeys} />;
}
