import { filterOperators, writeFilterToken } from "./property-query.ts";
import type { FilterDraft, FilterOperator, FilterProperty, FilterToken } from "./property-query.ts";

export type FilterValue = { value: string; label?: string | undefined; count?: number | undefined };

/** Values with how many rows carry them, by property key. */
export type FilterFacets = Readonly<Record<string, readonly FilterValue[]>>;

export type FilterSuggestion = {
  id: string;
  label: string;
  hint?: string | undefined;
  count?: number | undefined;
  /** Either becomes a token at once … */
  token?: FilterToken | undefined;
  /** … or continues the text. */
  text: string;
};

export type FilterSuggestionGroup = { label: string; items: FilterSuggestion[] };

export type FilterSuggestionSource = {
  properties: readonly FilterProperty[];
  facets: FilterFacets;
  /** Values that were loaded for the property of the draft. */
  loaded: readonly FilterValue[];
};

const valueLimit = 50;
const crossPropertyLimit = 8;

/** What may come next after the typed text, in groups; empty groups are left out. */
export function filterSuggestions(
  draft: FilterDraft,
  source: FilterSuggestionSource,
): FilterSuggestionGroup[] {
  const groups = suggest(draft, source);
  return groups.filter(({ items }) => items.length > 0);
}

/** What Enter would do with the typed text, or how the question for values stands. */
export function describeDraft(draft: FilterDraft, loading: "idle" | "loading" | "failed"): string {
  if (loading === "loading") return "Loading values";
  if (loading === "failed") return "The values could not be loaded. Type one and press Enter.";
  const typed = draft.text.trim();
  if (typed === "" || draft.stage === "operator") return "";
  if (draft.stage === "property") return `Enter searches for “${typed}”`;
  return `Enter filters by ${draft.property.label} ${draft.operator} ${typed}`;
}

function suggest(draft: FilterDraft, source: FilterSuggestionSource): FilterSuggestionGroup[] {
  if (draft.stage === "value") return [valueGroup(draft, source)];
  if (draft.stage === "operator")
    return [{ label: "Operators", items: operatorItems(draft.property, draft.text) }];
  return [...propertyGroups(draft.text, source.properties), matchingValues(draft.text, source)];
}

function valueGroup(
  { property, operator, text }: Extract<FilterDraft, { stage: "value" }>,
  { properties, facets, loaded }: FilterSuggestionSource,
): FilterSuggestionGroup {
  const values = mergeValues(facets[property.key] ?? [], loaded).filter((value) => matches(value, text));
  const toItem = (value: FilterValue) =>
    valueItem({ key: property.key, operator, value: value.value }, value, properties);
  return {
    label: property.label,
    items: values
      .slice(0, valueLimit)
      .map((value) => ({ ...toItem(value), label: value.label ?? value.value })),
  };
}

function operatorItems(property: FilterProperty, typed: string): FilterSuggestion[] {
  return property.operators
    .filter((operator) => operator.startsWith(typed))
    .map((operator) => ({
      id: `operator ${operator}`,
      label: `${property.label} ${operator}`,
      hint: filterOperators[operator],
      text: `${property.label} ${operator} `,
    }));
}

function propertyGroups(text: string, properties: readonly FilterProperty[]): FilterSuggestionGroup[] {
  const typed = text.trim().toLowerCase();
  const matching = properties.filter(({ label }) => label.toLowerCase().includes(typed));
  const byGroup = Map.groupBy(matching, ({ group }) => group ?? "Properties");
  return [...byGroup].map(([label, members]) => ({ label, items: members.map(propertyItem) }));
}

function propertyItem(property: FilterProperty): FilterSuggestion {
  const [only, ...others] = property.operators;
  const continued = only && others.length === 0 ? `${property.label} ${only} ` : `${property.label} `;
  return { id: `property ${property.key}`, label: property.label, text: continued };
}

function matchingValues(text: string, { properties, facets }: FilterSuggestionSource): FilterSuggestionGroup {
  if (text.trim() === "") return { label: "Values", items: [] };
  const items = properties.flatMap((property) => {
    const operator: FilterOperator | undefined = property.operators.find((one) => one === "=");
    if (!operator) return [];
    return (facets[property.key] ?? [])
      .filter((value) => matches(value, text))
      .map((value) => valueItem({ key: property.key, operator, value: value.value }, value, properties));
  });
  return { label: "Values", items: items.slice(0, crossPropertyLimit) };
}

function valueItem(
  token: FilterToken,
  value: FilterValue,
  properties: readonly FilterProperty[],
): FilterSuggestion {
  const text = writeFilterToken(token, properties);
  return { id: `value ${text}`, label: text, count: value.count, token, text };
}

function mergeValues(facets: readonly FilterValue[], loaded: readonly FilterValue[]): FilterValue[] {
  const known = new Set(facets.map(({ value }) => value));
  return [...facets, ...loaded.filter(({ value }) => !known.has(value))];
}

function matches({ value, label }: FilterValue, text: string): boolean {
  const typed = text.trim().toLowerCase();
  return value.toLowerCase().includes(typed) || (label?.toLowerCase().includes(typed) ?? false);
}
