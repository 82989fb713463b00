"use client";

import type { ActiveKey, TagDiagnosesView } from "@quarry/domain/costs/doctor/schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { CodeBlock } from "@quarry/ui/code-block";
import { CircleOff } from "lucide-react";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";

const DeactivateKey = fetchedDialog(
  async () => (await import("./deactivate-key.tsx")).DeactivateKey,
  ({ active: { key, change } }) => (
    <Button
      size="sm"
      icon={<CircleOff aria-hidden />}
      aria-label={`Deactivate ${key}`}
      disabled={change?.state === "waiting"}
    >
      Deactivate
    </Button>
  ),
);

export interface ActiveKeyProps {
  /** Undefined where the key is not active. */
  active: ActiveKey | undefined;
  view: TagDiagnosesView;
  mayGovern: boolean;
}

/** The button beside an active key, for who may have it deactivated where the account can. */
export function DeactivateActiveKey({ active, view: { bill, isPayer }, mayGovern }: ActiveKeyProps) {
  if (!active || bill === null || !mayGovern || !isPayer) return null;
  return <DeactivateKey connectionId={bill.connectionId} active={active} />;
}

/** Why a key that was to be deactivated is still active; and the command, where the account cannot do it. */
export function ActiveKeyRemarks({ active, view: { isPayer }, mayGovern }: ActiveKeyProps) {
  if (!active) return null;
  const { key, command, change } = active;
  const failure = change?.kind === "deactivate" ? change.failure : null;
  return (
    <>
      {failure ? (
        <Callout tone="warning" title={`${key} is still active: ${failure.title}`}>
          {failure.cause} {failure.remedy}
        </Callout>
      ) : null}
      {isPayer || !mayGovern ? null : (
        <details className="min-w-0">
          <summary className="cursor-pointer text-sm text-accent-text">
            Command that deactivates {key} in the payer account
          </summary>
          <div className="mt-2">
            <CodeBlock code={command} language="bash" title="AWS CLI" copyLabel="Copy command" />
          </div>
        </details>
      )}
    </>
  );
}
