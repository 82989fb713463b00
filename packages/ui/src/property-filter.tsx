"use client";

import { clsx } from "clsx";
import { Search } from "lucide-react";
import { useId } from "react";
import { FilterSuggestions, suggestionId } from "./filter-suggestions.tsx";
import { FilterTokens } from "./filter-tokens.tsx";
import { controlLook } from "./look/control-look.ts";
import { emptyFilterQuery } from "./text/property-query.ts";
import { usePropertyFilter } from "./use-property-filter.ts";
import type { PropertyFilterOptions } from "./use-property-filter.ts";

export type PropertyFilterProps = PropertyFilterOptions & {
  /** The accessible name: "Filter profiles". */
  label: string;
  placeholder?: string | undefined;
  /** How many rows are left: "12 matches". */
  resultsText?: string | undefined;
  /** The page's `/` shortcut focuses the input by this id. */
  id?: string | undefined;
};

/** Free text and property tokens in one input, all by keyboard: type, arrows, Enter, Escape, Backspace. */
export function PropertyFilter({ label, placeholder, resultsText, id, ...options }: PropertyFilterProps) {
  const { query, onChange, properties, facets } = options;
  const { input, text, open, active, groups, status, ...filter } = usePropertyFilter(options);
  const listId = useId();
  return (
    <div className="flex flex-col gap-2">
      <div className="relative flex items-center">
        <Search aria-hidden className="pointer-events-none absolute left-2.5 size-4 text-ink-faint" />
        <input
          ref={input}
          id={id}
          role="combobox"
          aria-label={label}
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={open && active ? suggestionId(listId, active) : undefined}
          placeholder={placeholder ?? "Search by text, property or value"}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => filter.write(event.target.value, true)}
          onKeyDown={filter.onKeyDown}
          onClick={() => filter.setOpen(true)}
          onBlur={() => filter.setOpen(false)}
          className={clsx(controlLook, "h-control pl-8", resultsText && "pr-28")}
        />
        <output className="pointer-events-none absolute right-2.5 text-xs text-ink-faint tabular-nums">
          {resultsText}
        </output>
        {open ? <FilterSuggestions {...{ listId, groups, active, status }} onChoose={filter.choose} /> : null}
      </div>
      <FilterTokens
        {...{ query, properties, facets, onChange }}
        onClear={() => filter.change(emptyFilterQuery)}
      />
    </div>
  );
}
