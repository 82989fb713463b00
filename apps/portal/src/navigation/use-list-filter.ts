"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { startTransition, useOptimistic } from "react";
import { readFilter, searchParamsOf, writeFilter } from "./filter-fields.ts";
import { useFilterFields } from "./filter-provider.tsx";

/** A list's filter, kept in the address: reading it, and changing parts of it (which leads back to page 1). */
export function useListFilter<Filter extends object>() {
  const fields = useFilterFields();
  const pathname = usePathname();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the page hands over the fields of this very filter
  const read = (search: URLSearchParams) => readFilter(fields, searchParamsOf(search)) as Filter;
  // The router follows the address in a transition; what was chosen is shown at once.
  const [filter, show] = useOptimistic(read(useSearchParams()));
  const change = (part: Partial<Filter>): void => {
    const current = read(new URLSearchParams(globalThis.location.search));
    const next = { ...current, ...("page" in fields && !("page" in part) ? { page: 1 } : {}), ...part };
    startTransition(() => {
      show(next);
      // The router follows this without asking the server for the page again; the list's own query does the rest.
      globalThis.history.replaceState(null, "", pathname + writeFilter(fields, next));
    });
  };
  return { filter, change };
}
