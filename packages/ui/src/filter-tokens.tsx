"use client";

import { Button } from "./button.tsx";
import { Chip } from "./chip.tsx";
import type { FilterFacets } from "./text/filter-suggestions.ts";
import { removeFilterToken } from "./text/property-query.ts";
import type { FilterProperty, FilterQuery, FilterToken } from "./text/property-query.ts";

export type FilterTokensProps = {
  query: FilterQuery;
  properties: readonly FilterProperty[];
  facets: FilterFacets | undefined;
  onChange: (query: FilterQuery) => void;
  onClear: () => void;
};

/** The filters in force, each with a button that takes it away. */
export function FilterTokens({ query, properties, facets, onChange, onClear }: FilterTokensProps) {
  if (query.text === "" && query.tokens.length === 0) return null;
  return (
    <ul aria-label="Filters in force" className="flex flex-wrap items-center gap-1.5">
      {query.text === "" ? null : (
        <li className="flex max-w-full">
          <Chip value={`“${query.text}”`} onRemove={() => onChange({ ...query, text: "" })} />
        </li>
      )}
      {query.tokens.map((token) => (
        <li key={`${token.key} ${token.operator} ${token.value}`} className="flex max-w-full">
          <Chip
            value={describe(token, properties, facets)}
            onRemove={() => onChange(removeFilterToken(query, token))}
          />
        </li>
      ))}
      <li>
        <Button variant="quiet" size="sm" onClick={onClear}>
          Clear filters
        </Button>
      </li>
    </ul>
  );
}

function describe(
  token: FilterToken,
  properties: readonly FilterProperty[],
  facets: FilterFacets = {},
): string {
  const label = properties.find(({ key }) => key === token.key)?.label ?? token.key;
  const value = facets[token.key]?.find((one) => one.value === token.value)?.label ?? token.value;
  return `${label} ${token.operator} ${value}`;
}
