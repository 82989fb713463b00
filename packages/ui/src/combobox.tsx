"use client";

import type { FieldProps } from "./field.tsx";
import { createPart } from "./part.ts";
import { PickerField } from "./picker-field.tsx";
import { useReach } from "./use-reach.ts";

export type ComboboxOption = { value: string; label: string; hint?: string | undefined };

export type ComboboxProps = FieldProps & {
  options: readonly ComboboxOption[];
  value: string | null;
  onChange: (value: string) => void;
  placeholder?: string | undefined;
  searchPlaceholder?: string | undefined;
  emptyText?: string | undefined;
  /** For options that the server searches: called with what is typed; `options` then hold its answer. */
  onSearch?: ((text: string) => void) | undefined;
  loading?: boolean | undefined;
};

const part = createPart(async () => (await import("./combobox-part.tsx")).ComboboxPart);

/** One of many values: a select with a search field in its popup. */
export function Combobox({
  options,
  value,
  onChange,
  placeholder = "Choose one",
  searchPlaceholder = "Search",
  emptyText = "No matches",
  onSearch,
  loading = false,
  ...field
}: ComboboxProps) {
  const { reach, standIn } = useReach(part);
  const chosen = options.find((option) => option.value === value) ?? null;
  const texts = { placeholder, searchPlaceholder, emptyText };
  return (
    <PickerField opens="dialog" chosen={chosen?.label} {...{ field, placeholder, standIn }}>
      {reach && part.current ? (
        <part.current {...{ options, chosen, onChange, onSearch, loading, reach }} {...texts} />
      ) : null}
    </PickerField>
  );
}
