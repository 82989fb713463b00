import type { PersonFilter, TeamView } from "@quarry/domain/people/schema";
import type { FilterFacets } from "@quarry/ui/text/filter-suggestions";
import type { FilterProperty, FilterQuery, FilterToken } from "@quarry/ui/text/property-query";

const keys = ["team", "role", "status"] as const;
type Key = (typeof keys)[number];
const labels: Record<Key, string> = { team: "Team", role: "Role", status: "Status" };

/** What people can be filtered by, beside free text. */
export const personProperties: readonly FilterProperty[] = keys.map((key) => ({
  key,
  label: labels[key],
  operators: ["="],
}));

const roles = [
  { value: "admin", label: "admin" },
  { value: "auditor", label: "auditor" },
  { value: "approver", label: "approver" },
  { value: "member", label: "member" },
  { value: "viewer", label: "viewer" },
  { value: "guest", label: "none" },
] as const;
const statuses = [
  { value: "active", label: "active" },
  { value: "suspended", label: "suspended" },
] as const;

/** The values to choose from. */
export function personFacets(teams: readonly TeamView[]): FilterFacets {
  return {
    team: teams.map(({ slug, name, people }) => ({ value: slug, label: name, count: people })),
    role: roles,
    status: statuses,
  };
}

/** The filter of the address as the filter's tokens. */
export function toFilterQuery(filter: PersonFilter): FilterQuery {
  const tokens = keys.flatMap((key): FilterToken[] => {
    const value = filter[key];
    return value === undefined ? [] : [{ key, operator: "=", value }];
  });
  return { text: filter.q, tokens };
}

type Part = Pick<PersonFilter, "q" | Key>;

/**
 * The tokens as parts of the filter. Each property holds one value, so the last token wins; a value that is typed
 * by its label is found by it, and one that does not exist is searched for as text.
 */
export function fromFilterQuery({ text, tokens }: FilterQuery, teams: readonly TeamView[]): Part {
  const typed = (key: Key) => tokens.findLast((token) => token.key === key)?.value;
  const team = named(
    teams.map(({ slug, name }) => ({ value: slug, label: name })),
    typed("team"),
  );
  const role = named(roles, typed("role"));
  const status = named(statuses, typed("status"));
  const found = { team, role, status };
  const unknown = keys.flatMap((key) => (found[key] === undefined ? [typed(key) ?? ""] : []));
  return { q: unknown.find((one) => one !== "") ?? text, ...found };
}

function named<Value extends string>(
  values: readonly { value: Value; label: string }[],
  typed: string | undefined,
): Value | undefined {
  const wanted = typed?.toLowerCase();
  return values.find(({ value, label }) => value === wanted || label.toLowerCase() === wanted)?.value;
}

/** Everybody. */
export const noFilter: Part = { q: "", team: undefined, role: undefined, status: undefined };

/** Whether the filter leaves anybody out. */
export function isSelective(filter: PersonFilter): boolean {
  return filter.q !== "" || keys.some((key) => filter[key] !== undefined);
}
