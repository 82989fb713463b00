"use client";

import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

export type Tab = {
  id: string;
  label: ReactNode;
  count?: number | undefined;
  disabled?: boolean | undefined;
  panel: ReactNode;
};

export type TabsProps = {
  label: string;
  tabs: readonly Tab[];
  /** Controlled when given, else the first tab starts selected. */
  value?: string | undefined;
  onChange?: ((id: string) => void) | undefined;
};

/** Panels of one thing, one shown at a time. */
export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  return (
    <BaseTabs.Root
      defaultValue={tabs[0]?.id}
      {...(value === undefined ? {} : { value })}
      onValueChange={(next: string) => onChange?.(next)}
    >
      <BaseTabs.List
        aria-label={label}
        className="relative flex gap-1 overflow-x-auto border-b border-line [scrollbar-width:none]"
      >
        {tabs.map(({ id, label: text, count, disabled = false }) => (
          <BaseTabs.Tab
            key={id}
            value={id}
            disabled={disabled}
            className="flex h-control items-center gap-1.5 rounded-t-md px-3 font-medium whitespace-nowrap text-ink-muted hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 data-active:text-accent-text data-disabled:text-ink-faint"
          >
            {text}
            {count === undefined ? null : <span className="font-normal tabular-nums">({count})</span>}
          </BaseTabs.Tab>
        ))}
        <BaseTabs.Indicator className="absolute bottom-0 left-(--active-tab-left) h-0.5 w-(--active-tab-width) bg-accent-text transition-[left,width] duration-150" />
      </BaseTabs.List>
      {tabs.map(({ id, panel }) => (
        <BaseTabs.Panel key={id} value={id} className="pt-4 focus-visible:outline-offset-4">
          {panel}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}
