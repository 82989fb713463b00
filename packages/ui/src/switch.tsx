"use client";

import { Switch as BaseSwitch } from "@base-ui/react/switch";
import { clsx } from "clsx";
import type { ReactNode } from "react";

export type SwitchProps = {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
  name?: string | undefined;
};

/** Turns something on or off at once; a choice that waits for "Save" is a `Checkbox`. */
export function Switch({ label, hint, checked, onChange, disabled = false, name }: SwitchProps) {
  return (
    <label className={clsx("flex w-fit items-start gap-2.5", disabled && "text-ink-faint")}>
      <BaseSwitch.Root
        checked={checked}
        onCheckedChange={(next) => onChange(next)}
        disabled={disabled}
        {...(name === undefined ? {} : { name })}
        className="flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-line-strong p-px transition-colors duration-100 data-checked:border-accent data-checked:bg-accent data-disabled:cursor-not-allowed data-disabled:opacity-50"
      >
        <BaseSwitch.Thumb className="size-4 rounded-full bg-accent-ink transition-transform duration-100 data-checked:translate-x-4" />
      </BaseSwitch.Root>
      <span>
        {label}
        {hint ? <span className="block text-sm text-ink-muted">{hint}</span> : null}
      </span>
    </label>
  );
}
