"use client";

import { Combobox as BaseCombobox } from "@base-ui/react/combobox";
import { clsx } from "clsx";
import { Check, ChevronDown, Search } from "lucide-react";
import { Field } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { controlLook } from "./look/control-look.ts";
import { popupItemLook, popupLook } from "./look/popup-look.ts";
import { usePortalProps } from "./portal-container.tsx";

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
  const portal = usePortalProps();
  const chosen = options.find((option) => option.value === value) ?? null;
  return (
    <Field control="button" {...field}>
      <BaseCombobox.Root
        items={options}
        value={chosen}
        onValueChange={(next) => (next ? onChange(next.value) : undefined)}
        isItemEqualToValue={(one, other) => one?.value === other?.value}
        onInputValueChange={(text, { reason }) => {
          if (reason === "input-change") onSearch?.(text);
        }}
        {...(onSearch ? { filter: null } : {})}
      >
        <BaseCombobox.Trigger
          className={clsx(controlLook, "flex h-control items-center justify-between gap-2 text-left")}
        >
          <span className={clsx("truncate", !chosen && "text-ink-faint")}>
            {chosen?.label ?? placeholder}
          </span>
          <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-muted" />
        </BaseCombobox.Trigger>
        <BaseCombobox.Portal {...portal}>
          <BaseCombobox.Positioner sideOffset={4} align="start" className="z-50">
            <BaseCombobox.Popup className={clsx(popupLook, "pt-0")} aria-label={searchPlaceholder}>
              <div className="sticky top-0 z-1 flex items-center border-b border-line bg-raised">
                <Search aria-hidden className="pointer-events-none absolute left-3 size-4 text-ink-faint" />
                <BaseCombobox.Input
                  aria-label={searchPlaceholder}
                  placeholder={searchPlaceholder}
                  className="h-control w-full bg-transparent pr-3 pl-9 outline-none"
                />
              </div>
              <BaseCombobox.Status className="px-3 text-ink-muted not-empty:py-1.5">
                {loading ? "Searching" : null}
              </BaseCombobox.Status>
              <BaseCombobox.Empty className="px-3 text-ink-muted not-empty:py-1.5">
                {loading ? null : emptyText}
              </BaseCombobox.Empty>
              <BaseCombobox.List>
                {(option: ComboboxOption) => <ComboboxLine key={option.value} option={option} />}
              </BaseCombobox.List>
            </BaseCombobox.Popup>
          </BaseCombobox.Positioner>
        </BaseCombobox.Portal>
      </BaseCombobox.Root>
    </Field>
  );
}

function ComboboxLine({ option }: { option: ComboboxOption }) {
  return (
    <BaseCombobox.Item value={option} className={popupItemLook}>
      <span className="min-w-0 flex-1">
        {option.label}
        {option.hint ? <span className="block text-xs text-ink-muted">{option.hint}</span> : null}
      </span>
      <BaseCombobox.ItemIndicator className="text-accent-text">
        <Check aria-hidden />
      </BaseCombobox.ItemIndicator>
    </BaseCombobox.Item>
  );
}
