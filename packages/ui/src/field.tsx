"use client";

import { Field as BaseField } from "@base-ui/react/field";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { FieldError } from "./field-error.tsx";

/** What every form control of this package takes. */
export type FieldProps = {
  label: ReactNode;
  /** Hides the label from sight only, for controls in toolbars. */
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  /** The message under the field, from the form or from the server. */
  error?: ReactNode;
  /** Adds the word "optional"; unmarked fields are required. */
  optional?: boolean | undefined;
  disabled?: boolean | undefined;
  name?: string | undefined;
  className?: string | undefined;
};

export type FieldFrameProps = FieldProps & {
  /** `button` for controls that open something when pressed, so that pressing the label only focuses them. */
  control?: "input" | "button" | undefined;
  /** What the ids of label, hint and error begin with, for a control that names them itself. */
  id?: string | undefined;
  children: ReactNode;
};

/** Wires label, hint and error to the control inside it. */
export function Field({
  label,
  labelHidden = false,
  hint,
  error,
  optional = false,
  disabled = false,
  name,
  className,
  control = "input",
  id,
  children,
}: FieldFrameProps) {
  const ids = id === undefined ? undefined : fieldIds(id);
  return (
    <BaseField.Root
      disabled={disabled}
      invalid={Boolean(error)}
      className={clsx("flex min-w-0 flex-col", className)}
      {...(name === undefined ? {} : { name })}
    >
      <BaseField.Label
        className={labelHidden ? "sr-only" : "mb-1 w-fit font-medium data-disabled:text-ink-faint"}
        {...(control === "button" ? { nativeLabel: false, render: <div /> } : {})}
        {...(ids && { id: ids.label })}
      >
        {label}
        {optional ? <span className="font-normal text-ink-faint"> – optional</span> : null}
      </BaseField.Label>
      {hint ? (
        <BaseField.Description {...(ids && { id: ids.hint })} className="mb-1.5 text-sm text-ink-muted">
          {hint}
        </BaseField.Description>
      ) : null}
      {children}
      <FieldError error={error} id={ids?.error} />
    </BaseField.Root>
  );
}

/** The ids of a field's parts. */
export function fieldIds(id: string): { label: string; hint: string; error: string } {
  return { label: `${id}-label`, hint: `${id}-hint`, error: `${id}-error` };
}
