import type {
  ProfileFacets,
  ProfileFilter,
  ProfileSelection,
  RegionMirrorView,
} from "@quarry/domain/profiles/schema";
import type { FilterFacets } from "@quarry/ui/text/filter-suggestions";
import type { FilterProperty, FilterQuery } from "@quarry/ui/text/property-query";
import { fits } from "../../navigation/filter-fields.ts";
import type { FilterFields } from "../../navigation/filter-fields.ts";
import { verdictLabels } from "../verdicts/verdict-words.ts";
import { originLabels } from "./profile-words.ts";

const tokenKeys = ["tag", "region", "model", "verdict", "origin", "account", "status"] as const;
type TokenKey = (typeof tokenKeys)[number];

const labels: Record<TokenKey, string> = {
  tag: "Tag",
  region: "Region",
  model: "Base model",
  verdict: "Studio verdict",
  origin: "Origin",
  account: "Account",
  status: "Status",
};

/** What the catalog can be filtered by, beside free text; the type has a switch of its own. */
export const profileProperties: readonly FilterProperty[] = tokenKeys.map((key) => ({
  key,
  label: labels[key],
  operators: ["="],
}));

/** The filter of the address as tokens. */
export function toQuery(filter: ProfileFilter): FilterQuery {
  const tokens = tokenKeys.flatMap((key) =>
    filter[key].map((value) => ({ key, operator: "=" as const, value })),
  );
  return { text: filter.q, tokens };
}

/** Tokens as a part of the filter; `refused` are those that its fields do not take, such as a tag without a value. */
export function toFilter(
  query: FilterQuery,
  fields: FilterFields,
): { part: Partial<ProfileFilter>; refused: string[] } {
  const refused: string[] = [];
  const lists = tokenKeys.map((key) => {
    const values = query.tokens.filter((token) => token.key === key).map(({ value }) => value);
    const accepted = values.filter((value) => fits([value], fields[key] ?? {}));
    refused.push(...values.filter((value) => !accepted.includes(value)));
    return [key, accepted] as const;
  });
  const isSearchable = fits(query.text, fields["q"] ?? {});
  if (!isSearchable) refused.push(query.text);
  return { part: { q: isSearchable ? query.text : "", ...Object.fromEntries(lists) }, refused };
}

/** The selection that facets are counted in: the filter without order and page, so that these change no count. */
export function toFacetInput(filter: ProfileFilter): Omit<ProfileSelection, "sort" | "order"> {
  const { q, tag, region, model, verdict, origin, type, status, account, scope } = filter;
  return { q, tag, region, model, verdict, origin, type, status, account, scope };
}

/** The selection a CSV holds: the whole filter without its page. */
export function toSelection(filter: ProfileFilter): ProfileSelection {
  return { ...toFacetInput(filter), sort: filter.sort, order: filter.order };
}

/** Facets with labels people read; accounts come from the connections, which know their names. */
export function toSuggestions(
  facets: ProfileFacets | undefined,
  regions: readonly RegionMirrorView[],
): FilterFacets {
  const accounts = new Map(regions.map(({ accountId, connection }) => [accountId, connection]));
  const account = [...accounts].map(([value, name]) => ({ value, label: `${name} (${value})` }));
  if (!facets) return { account };
  return {
    ...facets,
    account,
    verdict: labelled(facets.verdict, verdictLabels),
    origin: labelled(facets.origin, originLabels),
  };
}

function labelled(facet: ProfileFacets["verdict"], words: Readonly<Record<string, string>>) {
  return facet.map(({ value, count }) => ({ value, count, label: words[value] ?? value }));
}

/** Whether anything narrows the list beyond its view. */
export function isNarrowed(filter: ProfileFilter): boolean {
  return filter.q !== "" || filter.type.length > 0 || tokenKeys.some((key) => filter[key].length > 0);
}

/** The part of a filter that takes every narrowing back; view and order stay. */
export const widest: Partial<ProfileFilter> = {
  q: "",
  type: [],
  ...Object.fromEntries(tokenKeys.map((key) => [key, []])),
};

/** Values of one property are alternatives: these are the properties where others could be added. */
export function hasAlternatives({ tokens }: FilterQuery): boolean {
  return tokens.some(({ key }) => key !== "tag");
}

/** The selection as it would be without the tokens of one property, to count that property's other values. */
export function withoutProperty(filter: ProfileFilter, key: string): ReturnType<typeof toFacetInput> {
  const input = toFacetInput(filter);
  return key === "tag" || !isTokenKey(key) ? input : { ...input, [key]: [] };
}

const isTokenKey = (key: string): key is TokenKey => Object.hasOwn(labels, key);
