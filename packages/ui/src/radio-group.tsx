"use client";

import { Field as BaseField } from "@base-ui/react/field";
import { Fieldset } from "@base-ui/react/fieldset";
import { Radio } from "@base-ui/react/radio";
import { RadioGroup as BaseRadioGroup } from "@base-ui/react/radio-group";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { FieldError } from "./field-error.tsx";
import type { FieldProps } from "./field.tsx";

export type RadioOption<Value extends string> = {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean | undefined;
};

export type RadioGroupProps<Value extends string> = FieldProps & {
  options: readonly RadioOption<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  /** `cards` frames each option, for choices that need a sentence. */
  look?: "plain" | "cards" | undefined;
};

/** One of two to five values, all in sight. */
export function RadioGroup<Value extends string>({
  label,
  labelHidden = false,
  hint,
  error,
  optional = false,
  disabled = false,
  name,
  className,
  options,
  value,
  onChange,
  look = "plain",
}: RadioGroupProps<Value>) {
  return (
    <BaseField.Root
      disabled={disabled}
      invalid={Boolean(error)}
      className={clsx("flex flex-col", className)}
      {...(name === undefined ? {} : { name })}
    >
      <Fieldset.Root
        render={
          <BaseRadioGroup<Value | null>
            value={value}
            onValueChange={(next) => (next === null ? undefined : onChange(next))}
          />
        }
        className={clsx("flex flex-col", look === "cards" ? "gap-2" : "gap-1.5")}
      >
        <Fieldset.Legend className={labelHidden ? "sr-only" : "font-medium"}>
          {label}
          {optional ? <span className="font-normal text-ink-faint"> – optional</span> : null}
        </Fieldset.Legend>
        {hint ? (
          <BaseField.Description className="text-sm text-ink-muted">{hint}</BaseField.Description>
        ) : null}
        {options.map((option) => (
          <BaseField.Item key={option.value} disabled={option.disabled ?? false}>
            <BaseField.Label
              className={clsx("flex items-start gap-2 data-disabled:text-ink-faint", looks[look])}
            >
              <Radio.Root value={option.value} className={radioLook}>
                <Radio.Indicator className="size-1.5 rounded-full bg-accent-ink" />
              </Radio.Root>
              <span>
                {option.label}
                {option.hint ? <span className="block text-sm text-ink-muted">{option.hint}</span> : null}
              </span>
            </BaseField.Label>
          </BaseField.Item>
        ))}
      </Fieldset.Root>
      <FieldError error={error} />
    </BaseField.Root>
  );
}

const radioLook =
  "mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-line-strong bg-surface hover:border-ink-muted data-checked:border-accent data-checked:bg-accent data-disabled:cursor-not-allowed data-disabled:border-line data-disabled:bg-sunken pointer-coarse:size-5";

const looks = {
  plain: "w-fit",
  cards:
    "rounded-md border border-line px-3 py-2 hover:border-line-strong has-data-checked:border-accent-text has-data-checked:bg-accent-wash",
} as const;
