"use client";

import { Select as BaseSelect } from "@base-ui/react/select";
import { clsx } from "clsx";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Field } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { controlLook } from "./look/control-look.ts";
import { popupItemLook, popupLook } from "./look/popup-look.ts";
import { usePortalProps } from "./portal-container.tsx";

export type SelectOption<Value extends string> = {
  value: Value;
  label: string;
  /** A second line under the label. */
  hint?: string | undefined;
  icon?: ReactNode;
  disabled?: boolean | undefined;
};

export type SelectProps<Value extends string> = FieldProps & {
  options: readonly SelectOption<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  placeholder?: string | undefined;
  size?: "sm" | "md" | undefined;
};

/** One of a few values. More than about fifteen are a `Combobox`. */
export function Select<Value extends string>({
  options,
  value,
  onChange,
  placeholder = "Choose one",
  size = "md",
  ...field
}: SelectProps<Value>) {
  const portal = usePortalProps();
  return (
    <Field control="button" {...field}>
      <BaseSelect.Root
        items={options}
        value={value}
        onValueChange={(next) => {
          if (next !== null) onChange(next);
        }}
      >
        <BaseSelect.Trigger
          className={clsx(
            controlLook,
            "flex items-center justify-between gap-2 text-left",
            size === "sm" ? "h-control-small text-sm" : "h-control",
          )}
        >
          <BaseSelect.Value className="truncate data-placeholder:text-ink-faint">
            {(current: Value | null) =>
              options.find((option) => option.value === current)?.label ?? placeholder
            }
          </BaseSelect.Value>
          <BaseSelect.Icon className="text-ink-muted">
            <ChevronDown aria-hidden className="size-4" />
          </BaseSelect.Icon>
        </BaseSelect.Trigger>
        <BaseSelect.Portal {...portal}>
          <BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
            <BaseSelect.Popup className={popupLook}>
              <BaseSelect.List>
                {options.map((option) => (
                  <SelectLine key={option.value} {...option} />
                ))}
              </BaseSelect.List>
            </BaseSelect.Popup>
          </BaseSelect.Positioner>
        </BaseSelect.Portal>
      </BaseSelect.Root>
    </Field>
  );
}

function SelectLine({ value, label, hint, icon, disabled = false }: SelectOption<string>) {
  return (
    <BaseSelect.Item value={value} label={label} disabled={disabled} className={popupItemLook}>
      {icon}
      <span className="min-w-0 flex-1">
        <BaseSelect.ItemText>{label}</BaseSelect.ItemText>
        {hint ? <span className="block text-xs text-ink-muted">{hint}</span> : null}
      </span>
      <BaseSelect.ItemIndicator className="text-accent-text">
        <Check aria-hidden />
      </BaseSelect.ItemIndicator>
    </BaseSelect.Item>
  );
}
