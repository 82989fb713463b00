"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { startTransition, useOptimistic } from "react";
import type { z } from "zod";
import { formatListFilter, parseListFilter, searchParamsOf } from "./list-filter.ts";

/** A list's filter, kept in the address: reading it, and changing parts of it (which leads back to page 1). */
export function useListFilter<Filter extends z.ZodObject>(schema: Filter) {
  const pathname = usePathname();
  // The router follows the address in a transition; what was chosen is shown at once.
  const [filter, show] = useOptimistic(parseListFilter(schema, searchParamsOf(useSearchParams())));
  const change = (part: Partial<z.output<Filter>>): void => {
    const address = new URLSearchParams(globalThis.location.search);
    const current = parseListFilter(schema, searchParamsOf(address));
    const next = { ...current, ...("page" in part ? {} : { page: 1 }), ...part };
    startTransition(() => {
      show(next);
      // The router follows this without asking the server for the page again; the list's own query does the rest.
      globalThis.history.replaceState(null, "", pathname + formatListFilter(schema, next));
    });
  };
  return { filter, change };
}
