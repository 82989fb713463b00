"use client";

import type { ReactNode } from "react";
import type { FieldProps } from "./field.tsx";
import { createPart } from "./part.ts";
import { PickerField } from "./picker-field.tsx";
import { useReach } from "./use-reach.ts";

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

const part = createPart(async () => (await import("./select-part.tsx")).SelectPart);

/** One of a few values. More than about fifteen are a `Combobox`. */
export function Select<Value extends string>({
  options,
  value,
  onChange,
  placeholder = "Choose one",
  size = "md",
  ...field
}: SelectProps<Value>) {
  const { reach, standIn } = useReach(part);
  const chosen = options.find((option) => option.value === value)?.label;
  const choose = (next: string): void => {
    const option = options.find((known) => known.value === next);
    if (option) onChange(option.value);
  };
  return (
    <PickerField opens="listbox" {...{ field, size, chosen, placeholder, standIn }}>
      {reach && part.current ? (
        <part.current {...{ options, value, chosen, placeholder, size, reach }} onChange={choose} />
      ) : null}
    </PickerField>
  );
}
