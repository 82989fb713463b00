import type { TagReport, TagReportFilter } from "@quarry/domain/tags/schema";
import type { FilterFacets } from "@quarry/ui/text/filter-suggestions";
import type { FilterProperty, FilterQuery } from "@quarry/ui/text/property-query";
import type { z } from "zod";
import { fits } from "../../navigation/filter-fields.ts";
import type { FilterFields } from "../../navigation/filter-fields.ts";
import { kindLabels } from "./breach-words.ts";
import type { TagsFilter } from "./tags-filter-schema.ts";

export const reportProperties: readonly FilterProperty[] = [
  { key: "key", label: "Key", operators: ["="] },
  { key: "kind", label: "Breach", operators: ["="] },
];

/** What the policy is asked for with: a team, or every team. */
export function policyInput({ team }: Pick<TagsFilter, "team">): { team?: string } {
  return team === "" ? {} : { team };
}

/** The report's part of the filter. */
export function reportInput({ q, key, kind, page, pageSize }: TagsFilter): z.output<typeof TagReportFilter> {
  return { q, key, kind, page, pageSize };
}

/** The filter of the address as tokens. */
export function toQuery({ q, key, kind }: TagsFilter): FilterQuery {
  return { text: q, tokens: [...tokensOf("key", key), ...tokensOf("kind", kind)] };
}

const tokensOf = (name: string, values: readonly string[]) =>
  values.map((value) => ({ key: name, operator: "=" as const, value }));

/** Tokens as a part of the filter; what the fields of the filter refuse is left out. */
export function toFilter({ text, tokens }: FilterQuery, fields: FilterFields): Partial<TagsFilter> {
  const valuesOf = (name: "key" | "kind") =>
    tokens
      .filter(({ key, value }) => key === name && fits([value], fields[name] ?? {}))
      .map(({ value }) => value);
  const kind = valuesOf("kind").filter(isKind);
  return { q: fits(text, fields["q"] ?? {}) ? text : "", key: valuesOf("key"), kind };
}

const isKind = (value: string): value is TagsFilter["kind"][number] => Object.hasOwn(kindLabels, value);

/** Keys and kinds with how many profiles break them. */
export function toSuggestions(facets: TagReport["facets"] | undefined): FilterFacets {
  if (!facets) return {};
  return {
    key: facets.key.map(({ value, count }) => ({ value, label: value, count })),
    kind: facets.kind.map(({ value, count }) => ({ value, label: kindLabels[value] ?? value, count })),
  };
}
