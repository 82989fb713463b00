"use client";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a select cannot leave the focus to an input beside it */

import { clsx } from "clsx";
import { popupGroupLabelLook, popupItemLook } from "./look/popup-look.ts";
import type { FilterSuggestion, FilterSuggestionGroup } from "./text/filter-suggestions.ts";

export type FilterSuggestionsProps = {
  listId: string;
  groups: readonly FilterSuggestionGroup[];
  /** The suggestion that Enter would take. */
  active: FilterSuggestion | undefined;
  status: string;
  onChoose: (suggestion: FilterSuggestion) => void;
};

/** What may come next, under the input of a `PropertyFilter`, which keeps the focus. */
export function FilterSuggestions({ listId, groups, active, status, onChoose }: FilterSuggestionsProps) {
  return (
    <div
      role="presentation"
      // A press must not take the focus from the input.
      onMouseDown={(event) => event.preventDefault()}
      className={panelLook}
    >
      <output className="block px-3 text-sm text-ink-muted not-empty:py-1.5">{status}</output>
      <div role="listbox" id={listId} aria-label="Suggestions">
        {groups.map((group) => (
          <div key={group.label} role="group" aria-label={group.label}>
            <div aria-hidden className={popupGroupLabelLook}>
              {group.label}
            </div>
            {group.items.map((item) => (
              <SuggestionLine
                key={item.id}
                id={suggestionId(listId, item)}
                item={item}
                isActive={item.id === active?.id}
                onChoose={onChoose}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The id of a suggestion's element, for `aria-activedescendant`. */
export function suggestionId(listId: string, { id }: FilterSuggestion): string {
  return `${listId}-${encodeURIComponent(id)}`;
}

type SuggestionLineProps = {
  id: string;
  item: FilterSuggestion;
  isActive: boolean;
  onChoose: (suggestion: FilterSuggestion) => void;
};

function SuggestionLine({ id, item, isActive, onChoose }: SuggestionLineProps) {
  return (
    // The keyboard works in the input, which names the active option; a press is for the pointer alone.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the combobox keeps focus and handles the keys
    <div
      role="option"
      id={id}
      aria-selected={isActive}
      ref={isActive ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
      onClick={() => onChoose(item)}
      className={clsx(popupItemLook, "cursor-pointer", isActive ? "bg-hover" : "hover:bg-hover")}
    >
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.hint ? <span className="text-xs text-ink-muted">{item.hint}</span> : null}
      {item.count === undefined ? null : (
        <span className="text-xs text-ink-muted tabular-nums">{item.count.toLocaleString("en")}</span>
      )}
    </div>
  );
}

/** In place rather than in a portal, so that nothing of the page has to be hidden from screen readers. */
const panelLook =
  "absolute inset-x-0 top-full z-20 mt-1 max-h-96 overflow-y-auto overscroll-contain rounded-md border border-line bg-raised py-1 text-ink shadow-popup sm:max-w-xl";
