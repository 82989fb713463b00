"use client";

import { NumberField as BaseNumberField } from "@base-ui/react/number-field";
import { clsx } from "clsx";
import { Minus, Plus } from "lucide-react";
import { Field } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { controlLook } from "./look/control-look.ts";

export type NumberFieldProps = FieldProps & {
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number | undefined;
  max?: number | undefined;
  step?: number | undefined;
  /** Shown after the number: "USD", "days". */
  unit?: string | undefined;
};

/** A number, typed or stepped with arrows (Shift for ten steps). */
export function NumberField({ value, onChange, min, max, step = 1, unit, ...field }: NumberFieldProps) {
  return (
    <Field {...field}>
      <BaseNumberField.Root
        value={value}
        onValueChange={(next) => onChange(next)}
        step={step}
        locale="en"
        {...(min === undefined ? {} : { min })}
        {...(max === undefined ? {} : { max })}
      >
        <BaseNumberField.Group className="relative flex">
          <BaseNumberField.Decrement
            aria-label="Decrease"
            className={clsx(stepperLook, "rounded-l-md border-r-0")}
          >
            <Minus aria-hidden />
          </BaseNumberField.Decrement>
          <BaseNumberField.Input
            className={clsx(controlLook, "h-control min-w-0 flex-1 rounded-none! text-right tabular-nums")}
          />
          {unit ? (
            <span className="flex items-center border-y border-line-strong bg-surface px-2.5 text-sm text-ink-muted">
              {unit}
            </span>
          ) : null}
          <BaseNumberField.Increment
            aria-label="Increase"
            className={clsx(stepperLook, "rounded-r-md border-l-0")}
          >
            <Plus aria-hidden />
          </BaseNumberField.Increment>
        </BaseNumberField.Group>
      </BaseNumberField.Root>
    </Field>
  );
}

const stepperLook =
  "flex size-control shrink-0 items-center justify-center border border-line-strong bg-surface text-ink-muted select-none hover:bg-hover hover:text-ink data-disabled:cursor-not-allowed data-disabled:border-line data-disabled:bg-sunken data-disabled:text-ink-faint [&_svg]:size-3.5";
