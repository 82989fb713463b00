"use client";

import { Combobox as BaseCombobox } from "@base-ui/react/combobox";
import { clsx } from "clsx";
import { Check, ChevronDown, Search } from "lucide-react";
import type { ComboboxOption, ComboboxProps } from "./combobox.tsx";
import { pickerLook } from "./look/picker-look.ts";
import { popupItemLook, popupLook } from "./look/popup-look.ts";
import { usePortalProps } from "./portal-container.tsx";
import { useContinuation } from "./use-reach.ts";
import type { Reach } from "./use-reach.ts";

export type ComboboxPartProps = Pick<ComboboxProps, "options" | "onChange" | "onSearch"> & {
  chosen: ComboboxOption | null;
  placeholder: string;
  searchPlaceholder: string;
  emptyText: string;
  loading: boolean;
  reach: Reach;
};

/** What a `Combobox` is once somebody reaches for it; stands in its field. */
export function ComboboxPart(props: ComboboxPartProps) {
  const { options, chosen, onChange, onSearch, placeholder, searchPlaceholder, emptyText, loading } = props;
  const portal = usePortalProps();
  const control = useContinuation(props.reach);
  return (
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
      <BaseCombobox.Trigger ref={control} className={pickerLook()}>
        <span className={clsx("truncate", !chosen && "text-ink-faint")}>{chosen?.label ?? placeholder}</span>
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
