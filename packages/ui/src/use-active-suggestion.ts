"use client";

import { useMemo, useState } from "react";
import type { FilterSuggestion, FilterSuggestionGroup } from "./text/filter-suggestions.ts";

export type ActiveSuggestion = {
  active: FilterSuggestion | undefined;
  /** One line down or up; past either end nothing is active, as with the input itself. */
  move: (direction: 1 | -1) => void;
  clear: () => void;
};

/** Which suggestion the arrows have reached; one that is no longer suggested is not active. */
export function useActiveSuggestion(groups: readonly FilterSuggestionGroup[]): ActiveSuggestion {
  const [activeId, setActiveId] = useState<string | undefined>();
  const items = useMemo(() => groups.flatMap((group) => group.items), [groups]);
  const index = items.findIndex(({ id }) => id === activeId);
  const move = (direction: 1 | -1) => {
    const places = items.length + 1;
    const next = (index + 1 + direction + places) % places;
    setActiveId(items[next - 1]?.id);
  };
  return { active: items[index], move, clear: () => setActiveId(undefined) };
}
