"use client";

import { useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { FormDialog } from "./form-dialog.tsx";
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
  children,
  typedName,
  confirmLabel,
  onConfirm,
  danger = true,
  onOpenChange,
  ...dialog
}: ConfirmDialogProps) {
  const [typed, setTyped] = useState("");
  return (
    <FormDialog
      {...dialog}
      submitLabel={confirmLabel}
      onSubmit={onConfirm}
      danger={danger}
      disabled={typedName !== undefined && typed !== typedName}
      onOpenChange={(next) => {
        setTyped("");
        onOpenChange?.(next);
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
        />
      )}
    </FormDialog>
  );
}
