"use client";

import type { RequestPreset, SourceView } from "@quarry/domain/requests/schema";
import { Button } from "@quarry/ui/button";
import { Dialog, DialogClose } from "@quarry/ui/dialog";
import { ProgressBar } from "@quarry/ui/progress-bar";
import { Status } from "@quarry/ui/status";
import { TextField } from "@quarry/ui/text-field";
import { TextLink } from "@quarry/ui/text-link";
import { useState } from "react";
import { modelsFor } from "./request-draft.ts";
import type { RequestDraft } from "./request-draft.ts";
import { useBulkRequests } from "./use-bulk-requests.ts";
import type { BulkOutcome } from "./use-bulk-requests.ts";

interface BulkRequestDialogProps {
  preset: RequestPreset | undefined;
  draft: RequestDraft;
  sources: readonly SourceView[];
  onClose: () => void;
}

/** Asks for one profile a model; each is a request of its own, and each may be refused on its own. */
export function BulkRequestDialog({ preset, draft, sources, onClose }: BulkRequestDialogProps) {
  const [purpose, setPurpose] = useState("");
  const { outcomes, isSending, send, forget } = useBulkRequests();
  if (!preset) return null;
  const models = modelsFor(preset, sources);
  const isDone = outcomes.length > 0 && !isSending;
  const close = () => {
    forget();
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title={preset.name}
      description={`${preset.description} Account, Region, team and tags are those of the form behind.`}
      actions={
        isDone ? (
          <Button variant="primary" onClick={close}>
            Done
          </Button>
        ) : (
          <>
            <DialogClose>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              variant="primary"
              loading={isSending}
              disabled={purpose.trim() === "" || models.length === 0}
              onClick={() => void send({ preset, draft: { ...draft, purpose }, models, sources })}
            >
              {`Ask for ${models.length}`}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <TextField
          label="Purpose"
          hint="One sentence for whoever decides; the same for each."
          autoComplete="off"
          value={purpose}
          disabled={isSending || isDone}
          onChange={({ target }) => setPurpose(target.value)}
        />
        {outcomes.length > 0 ? (
          <ProgressBar label="Requests" done={outcomes.length} total={models.length} unit="steps" />
        ) : null}
        <ul className="flex flex-col gap-2">
          {models.map((model) => (
            <li key={model} className="flex flex-wrap items-baseline justify-between gap-x-4">
              <code className="font-mono text-xs break-all">{model}</code>
              <Outcome outcome={outcomes.find((one) => one.model === model)} />
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function Outcome({ outcome }: { outcome: BulkOutcome | undefined }) {
  if (!outcome) return <span className="text-sm text-ink-muted">not asked yet</span>;
  if (outcome.id === undefined) return <Status kind="error">{outcome.message}</Status>;
  return <TextLink href={`/requests/${outcome.id}`}>asked</TextLink>;
}
