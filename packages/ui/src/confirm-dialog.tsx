"use client";

import { useId, useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog, DialogClose } from "./dialog.tsx";
import { TextField } from "./text-field.tsx";

export type ConfirmDialogProps = {
  title: string;
  /** What will happen and what will be lost, listed. */
  children: ReactNode;
  /** The name to type before the button works; leave out for actions that can be undone. */
  typedName?: string | undefined;
  confirmLabel: string;
  onConfirm: () => void;
  /** True while the action runs; the dialog stays open and its owner closes it. */
  busy?: boolean | undefined;
  error?: string | undefined;
  danger?: boolean | undefined;
  trigger?: ReactElement | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
};

/** Asks before an action that hurts; the dangerous kind asks for the name of the thing. */
export function ConfirmDialog({
  title,
  children,
  typedName,
  confirmLabel,
  onConfirm,
  busy = false,
  error,
  danger = true,
  trigger,
  open,
  onOpenChange,
}: ConfirmDialogProps) {
  const [typed, setTyped] = useState("");
  const formId = useId();
  const matches = typedName === undefined || typed === typedName;
  const changeOpen = (next: boolean) => {
    setTyped("");
    onOpenChange?.(next);
  };
  return (
    <Dialog
      {...{ title, trigger, open }}
      onOpenChange={changeOpen}
      actions={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            type="submit"
            form={formId}
            variant={danger ? "danger" : "primary"}
            disabled={!matches}
            loading={busy}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (matches && !busy) onConfirm();
        }}
      >
        <div>{children}</div>
        {typedName === undefined ? null : (
          <TextField
            label={
              <>
                To confirm, type <code className="font-mono font-semibold select-all">{typedName}</code>
              </>
            }
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            error={error}
          />
        )}
        {typedName === undefined && error ? (
          <p role="alert" className="text-danger-text">
            {error}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}
