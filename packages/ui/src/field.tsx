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
  children,
}: FieldFrameProps) {
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
      >
        {label}
        {optional ? <span className="font-normal text-ink-faint"> – optional</span> : null}
      </BaseField.Label>
      {hint ? (
        <BaseField.Description className="mb-1.5 text-sm text-ink-muted">{hint}</BaseField.Description>
      ) : null}
      {children}
      <FieldError error={error} />
    </BaseField.Root>
  );
}
