"use client";

import { Select as BaseSelect } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { pickerLook } from "./look/picker-look.ts";
import { popupItemLook, popupLook } from "./look/popup-look.ts";
import { usePortalProps } from "./portal-container.tsx";
import type { SelectOption } from "./select.tsx";
import { useContinuation } from "./use-reach.ts";
import type { Reach } from "./use-reach.ts";

export type SelectPartProps = {
  options: readonly SelectOption<string>[];
  value: string | null;
  onChange: (value: string) => void;
  /** The label of the chosen option. */
  chosen: string | undefined;
  placeholder: string;
  size: "sm" | "md";
  reach: Reach;
};

/** What a `Select` is once somebody reaches for it; stands in its field. */
export function SelectPart(props: SelectPartProps) {
  const { options, value, onChange, chosen, placeholder, size, reach } = props;
  const portal = usePortalProps();
  const control = useContinuation(reach);
  return (
    <BaseSelect.Root
      items={options}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
    >
      <BaseSelect.Trigger ref={control} className={pickerLook(size)}>
        <BaseSelect.Value className="truncate data-placeholder:text-ink-faint">
          {chosen ?? placeholder}
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
