"use client";

import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Callout } from "./callout.tsx";
import { Dialog, DialogClose } from "./dialog.tsx";
import type { DialogProps } from "./dialog.tsx";

export type FormDialogProps = Omit<DialogProps, "actions" | "children"> & {
  /** The fields, each with its own error. */
  children: ReactNode;
  /** What the button that sends does, as "Save". */
  submitLabel: string;
  onSubmit: () => void;
  /** True while it is sent: nothing is sent twice. The dialog stays open and its owner closes it. */
  busy?: boolean | undefined;
  /** Why it was refused, as far as no field says so; stands above the buttons and is read out at once. */
  error?: ReactNode;
  /** Something is still to be filled in or cannot be changed. */
  disabled?: boolean | undefined;
  /** For what cannot be undone. */
  danger?: boolean | undefined;
  /** Takes the place of the fields once there is something to show instead, and leaves only "Done". */
  outcome?: ReactNode;
};

/** A dialog around a form. What was refused puts the focus into the first field that is wrong. */
export function FormDialog({
  children,
  submitLabel,
  onSubmit,
  busy = false,
  error,
  disabled = false,
  danger = false,
  outcome,
  ...dialog
}: FormDialogProps) {
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!busy) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [busy]);
  if (outcome) {
    return (
      <Dialog {...dialog} actions={done}>
        {outcome}
      </Dialog>
    );
  }
  return (
    <Dialog
      {...dialog}
      actions={
        <>
          {error ? (
            <div className="basis-full">
              <Callout tone="danger" urgent>
                {error}
              </Callout>
            </div>
          ) : null}
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            type="submit"
            form={formId}
            variant={danger ? "danger" : "primary"}
            disabled={disabled}
            loading={busy}
          >
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          // The dialog may stand within another form of the page.
          event.stopPropagation();
          if (!busy && !disabled) onSubmit();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}

const done = (
  <DialogClose>
    <Button variant="primary">Done</Button>
  </DialogClose>
);
