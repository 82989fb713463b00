import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import type { ReactNode } from "react";

interface DraftFormProps {
  /** What is edited, as "policy" or "presets". */
  what: string;
  isChanged: boolean;
  isSaving: boolean;
  /** What the title of a refusal is, and why, as far as no field says so. */
  refusal: { title: string; why: string | undefined };
  save: () => void;
  discard: () => void;
  /** Stands above the buttons, below a refusal. */
  note?: ReactNode;
  children: ReactNode;
}

/** What is edited as a whole until it is saved or discarded. */
export function DraftForm({
  what,
  isChanged,
  isSaving,
  refusal,
  save,
  discard,
  note,
  children,
}: DraftFormProps) {
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {children}
      {refusal.why === undefined ? null : (
        <Callout tone="danger" urgent title={refusal.title}>
          {refusal.why}
        </Callout>
      )}
      {note}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" loading={isSaving} disabled={!isChanged}>
          Save {what}
        </Button>
        <Button disabled={!isChanged || isSaving} onClick={discard}>
          Discard changes
        </Button>
      </div>
    </form>
  );
}
