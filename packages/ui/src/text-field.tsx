"use client";

import { Input } from "@base-ui/react/input";
import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Field } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { controlLook } from "./look/control-look.ts";

export type TextFieldProps = FieldProps &
  Omit<ComponentProps<typeof Input>, keyof FieldProps | "required" | "className"> & {
    /** Monospace, for identifiers and ARNs. */
    code?: boolean | undefined;
    /** An icon at the start of the input. */
    icon?: ReactNode;
    /** A unit or button at the end of the input. */
    end?: ReactNode;
  };

/** One line of text. `{...register("name")}` of react-hook-form fits its props. */
export function TextField({
  label,
  labelHidden,
  hint,
  error,
  optional,
  disabled,
  name,
  className,
  code = false,
  icon,
  end,
  ...input
}: TextFieldProps) {
  return (
    <Field {...{ label, labelHidden, hint, error, optional, disabled, name, className }}>
      <div className="relative">
        {icon ? (
          <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-ink-faint [&_svg]:size-4">
            {icon}
          </span>
        ) : null}
        <Input
          className={clsx(
            controlLook,
            "h-control",
            icon && "pl-8",
            end && "pr-16",
            code && "font-mono text-sm",
          )}
          {...(name === undefined ? {} : { name })}
          {...input}
        />
        {end ? (
          <span className="absolute inset-y-0 right-2.5 flex items-center text-sm text-ink-muted">{end}</span>
        ) : null}
      </div>
    </Field>
  );
}
