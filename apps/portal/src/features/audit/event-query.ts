import { eventNames } from "@quarry/domain/audit/event-names";
import type { EventFilter } from "@quarry/domain/audit/schema";
import type { FilterProperty, FilterQuery, FilterToken } from "@quarry/ui/text/property-query";
import type { FilterFacets } from "@quarry/ui/text/filter-suggestions";
import { eventLabel } from "./event-words.ts";

export const eventProperties: readonly FilterProperty[] = [
  { key: "name", label: "Event", operators: ["="] },
  { key: "actor", label: "Actor", operators: [":"] },
  { key: "subjectId", label: "Subject id", operators: ["="] },
];

export const eventFacets: FilterFacets = {
  name: eventNames.map((name) => ({ value: name, label: eventLabel(name) })),
};

/** The filter of the address as the filter's tokens. */
export function toFilterQuery({ q, name, actor, subjectId }: EventFilter): FilterQuery {
  const tokens: FilterToken[] = [];
  if (name !== undefined) tokens.push({ key: "name", operator: "=", value: name });
  if (actor !== "") tokens.push({ key: "actor", operator: ":", value: actor });
  if (subjectId !== undefined) tokens.push({ key: "subjectId", operator: "=", value: subjectId });
  return { text: q, tokens };
}

/**
 * The tokens as parts of the filter. Each property holds one value, so the last token wins; an event that is
 * typed by its label, or begun, is found by it, and one that does not exist is searched for as text.
 */
export function fromFilterQuery({
  text,
  tokens,
}: FilterQuery): Pick<EventFilter, "q" | "name" | "actor" | "subjectId"> {
  const last = (key: string) => tokens.findLast((token) => token.key === key)?.value;
  const typed = last("name");
  const name = typed === undefined ? undefined : eventNamed(typed);
  const q = typed !== undefined && name === undefined ? typed : text;
  return { q, name, actor: last("actor") ?? "", subjectId: last("subjectId") };
}

function eventNamed(typed: string): EventFilter["name"] {
  const wanted = typed.toLowerCase();
  return eventNames.find((name) => name === wanted || eventLabel(name).toLowerCase() === wanted);
}

/** The address of the CSV file with the whole selection, not just the page. */
export function csvAddress(filter: EventFilter): string {
  return `/api/v1/events.csv${selectionOf(filter)}`;
}

/** Whether the filter leaves anything out. */
export function isSelective(filter: EventFilter): boolean {
  return selectionOf(filter) !== "";
}

function selectionOf(filter: EventFilter): string {
  const { page: _page, pageSize: _pageSize, ...selected } = filter;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(selected)) {
    if (value !== undefined && value !== "") search.set(name, value);
  }
  return search.size === 0 ? "" : `?${search}`;
}
