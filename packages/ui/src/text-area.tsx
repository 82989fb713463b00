"use client";

import { Field as BaseField } from "@base-ui/react/field";
import { clsx } from "clsx";
import type { ComponentPropsWithRef } from "react";
import { Field } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { controlLook } from "./look/control-look.ts";

export type TextAreaProps = FieldProps &
  Omit<ComponentPropsWithRef<"textarea">, keyof FieldProps | "required"> & {
    /** Monospace, for code and policies. */
    code?: boolean | undefined;
  };

/** Several lines of text; grows with what is written. */
export function TextArea({
  label,
  labelHidden,
  hint,
  error,
  optional,
  disabled,
  name,
  className,
  code = false,
  rows = 3,
  ...area
}: TextAreaProps) {
  return (
    <Field {...{ label, labelHidden, hint, error, optional, disabled, name, className }}>
      <BaseField.Control
        {...(name === undefined ? {} : { name })}
        render={
          <textarea
            rows={rows}
            className={clsx(
              controlLook,
              "field-sizing-content max-h-96 min-h-16 py-1.5",
              code && "font-mono text-sm",
            )}
            {...area}
          />
        }
      />
    </Field>
  );
}
