"use client";

import { useMemo, useRef, useState } from "react";
import type { KeyboardEvent, RefObject } from "react";
import { describeDraft, filterSuggestions } from "./text/filter-suggestions.ts";
import type {
  FilterFacets,
  FilterSuggestion,
  FilterSuggestionGroup,
  FilterValue,
} from "./text/filter-suggestions.ts";
import {
  acceptFilterDraft,
  addFilterToken,
  readFilterDraft,
  removeFilterToken,
  writeFilterToken,
} from "./text/property-query.ts";
import type { FilterProperty, FilterQuery } from "./text/property-query.ts";
import { useActiveSuggestion } from "./use-active-suggestion.ts";
import { useAnswer } from "./use-answer.ts";
import type { Ask } from "./use-answer.ts";

export type PropertyFilterOptions = {
  query: FilterQuery;
  onChange: (query: FilterQuery) => void;
  properties: readonly FilterProperty[];
  facets?: FilterFacets | undefined;
  /** Asked for the values of a property while its value is typed; should be stable. */
  loadValues?: Ask<FilterValue> | undefined;
};

export type PropertyFilterState = {
  text: string;
  open: boolean;
  setOpen: (open: boolean) => void;
  input: RefObject<HTMLInputElement | null>;
  groups: readonly FilterSuggestionGroup[];
  active: FilterSuggestion | undefined;
  status: string;
  /** Replaces the typed text. */
  write: (text: string, open: boolean) => void;
  /** Replaces the query, empties the input and keeps the focus in it. */
  change: (query: FilterQuery) => void;
  choose: (suggestion: FilterSuggestion) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

const noFacets: FilterFacets = {};

/** What a `PropertyFilter` knows while something is typed, and what its keys do. */
export function usePropertyFilter(options: PropertyFilterOptions): PropertyFilterState {
  const { query, onChange, properties, facets = noFacets, loadValues } = options;
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const draft = useMemo(() => readFilterDraft(text, properties), [text, properties]);
  const key = draft.stage === "value" ? draft.property.key : undefined;
  const { items: loaded, state } = useAnswer(loadValues, key, draft.text);
  const groups = useMemo(
    () => filterSuggestions(draft, { properties, facets, loaded }),
    [draft, properties, facets, loaded],
  );
  const { active, move, clear } = useActiveSuggestion(groups);

  const write = (next: string, isOpen: boolean) => {
    setText(next);
    setOpen(isOpen);
    clear();
  };
  const change = (next: FilterQuery) => {
    if (next !== query) onChange(next);
    write("", false);
    input.current?.focus();
  };
  const choose = ({ token, text: continued }: FilterSuggestion) =>
    token ? change(addFilterToken(query, token)) : write(continued, true);
  const accept = () => {
    if (open && active) return choose(active);
    if (text.trim() !== "" && draft.stage !== "operator") change(acceptFilterDraft(query, draft));
    return undefined;
  };
  const editLast = () => {
    const last = query.tokens.at(-1);
    if (!last) return;
    onChange(removeFilterToken(query, last));
    write(writeFilterToken(last, properties), true);
  };
  const onKeyDown = (event: KeyboardEvent) =>
    press(event, {
      ArrowDown: () => (open ? move(1) : setOpen(true)),
      ArrowUp: () => (open ? move(-1) : setOpen(true)),
      Enter: accept,
      Escape: open ? () => setOpen(false) : undefined,
      Backspace: text === "" && query.tokens.length > 0 ? editLast : undefined,
    });
  const status = describeDraft(draft, state);
  return { text, open, setOpen, input, groups, active, status, write, change, choose, onKeyDown };
}

function press(event: KeyboardEvent, keys: Readonly<Record<string, (() => void) | undefined>>): void {
  const act = keys[event.key];
  if (!act || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}
