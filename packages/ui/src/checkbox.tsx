"use client";

import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import { clsx } from "clsx";
import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";

export type CheckboxProps = {
  label: ReactNode;
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  checked: boolean;
  /** Some of the things it stands for are ticked. */
  indeterminate?: boolean | undefined;
  onChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
  name?: string | undefined;
};

/** A choice that can be taken or left. */
export function Checkbox({
  label,
  labelHidden = false,
  hint,
  checked,
  indeterminate = false,
  onChange,
  disabled = false,
  name,
}: CheckboxProps) {
  return (
    <label className={clsx("relative flex w-fit items-start gap-2", disabled && "text-ink-faint")}>
      <BaseCheckbox.Root
        checked={checked}
        indeterminate={indeterminate}
        onCheckedChange={(next) => onChange(next)}
        disabled={disabled}
        {...(name === undefined ? {} : { name })}
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-surface text-accent-ink hover:border-ink-muted data-checked:border-accent data-checked:bg-accent data-disabled:cursor-not-allowed data-disabled:border-line data-disabled:bg-sunken data-disabled:text-ink-faint data-indeterminate:border-accent data-indeterminate:bg-accent pointer-coarse:size-5"
      >
        <BaseCheckbox.Indicator className="[&_svg]:size-3.5">
          {indeterminate ? <Minus aria-hidden strokeWidth={3} /> : <Check aria-hidden strokeWidth={3} />}
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <span className={labelHidden ? "sr-only" : ""}>
        {label}
        {hint ? <span className="block text-sm text-ink-muted">{hint}</span> : null}
      </span>
    </label>
  );
}
