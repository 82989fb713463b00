"use client";

import { createContext, useContext } from "react";
import type { ReactNode } from "react";
import { writeFilter } from "./filter-fields.ts";
import type { FilterFields } from "./filter-fields.ts";

const FieldsContext = createContext<FilterFields>({});

interface FilterProviderProps {
  fields: FilterFields;
  children: ReactNode;
}

/** Hands the fields of a page's filter to its screen. */
export function FilterProvider({ fields, children }: FilterProviderProps) {
  return <FieldsContext value={fields}>{children}</FieldsContext>;
}

/** The fields of the filter that the page keeps in its address. */
export function useFilterFields(): FilterFields {
  return useContext(FieldsContext);
}

/** Writes a filter of the page as the query string of an address. */
export function useFilterWriter(): (filter: object) => string {
  const fields = useFilterFields();
  return (filter) => writeFilter(fields, filter);
}
