export const filterOperators = {
  "=": "equals",
  "!=": "does not equal",
  ":": "contains",
  "!:": "does not contain",
  "^": "starts with",
  ">": "is greater than",
  ">=": "is at least",
  "<": "is less than",
  "<=": "is at most",
} as const;

export type FilterOperator = keyof typeof filterOperators;

export type FilterToken = { key: string; operator: FilterOperator; value: string };

export type FilterQuery = { text: string; tokens: readonly FilterToken[] };

export type FilterProperty = {
  key: string;
  /** What people read and type; unique among the properties. */
  label: string;
  group?: string | undefined;
  /** The first one is the one offered first. */
  operators: readonly FilterOperator[];
};

/** What half-typed text means so far. */
export type FilterDraft =
  | { stage: "property"; text: string }
  | { stage: "operator"; property: FilterProperty; text: string }
  | { stage: "value"; property: FilterProperty; operator: FilterOperator; text: string };

export const emptyFilterQuery: FilterQuery = { text: "", tokens: [] };

/** Reads typed text as free text, as a property waiting for its operator, or as a token waiting for its value. */
export function readFilterDraft(text: string, properties: readonly FilterProperty[]): FilterDraft {
  const property = properties
    .filter(({ label }) => startsWithWord(text, label))
    .toSorted((one, other) => other.label.length - one.label.length)[0];
  if (!property) return { stage: "property", text };
  const afterLabel = text.trimStart().slice(property.label.length);
  const rest = afterLabel.trimStart();
  const operator = property.operators
    .filter((candidate) => rest.startsWith(candidate))
    .toSorted((one, other) => other.length - one.length)[0];
  if (operator) return { stage: "value", property, operator, text: rest.slice(operator.length).trimStart() };
  const mayBecomeOperator = property.operators.some((candidate) => candidate.startsWith(rest));
  if (afterLabel !== "" && mayBecomeOperator) return { stage: "operator", property, text: rest };
  return { stage: "property", text };
}

/** The query after the typed text is accepted. Text without meaning yet changes nothing. */
export function acceptFilterDraft(query: FilterQuery, draft: FilterDraft): FilterQuery {
  if (draft.stage === "operator") return query;
  const typed = draft.text.trim();
  if (typed === "") return query;
  if (draft.stage === "property") return { ...query, text: typed };
  return addFilterToken(query, { key: draft.property.key, operator: draft.operator, value: typed });
}

/** Adds a token unless the same one is there. */
export function addFilterToken(query: FilterQuery, token: FilterToken): FilterQuery {
  const isThere = query.tokens.some((other) => sameToken(other, token));
  return isThere ? query : { ...query, tokens: [...query.tokens, token] };
}

/** The query without that token. */
export function removeFilterToken(query: FilterQuery, token: FilterToken): FilterQuery {
  return { ...query, tokens: query.tokens.filter((other) => !sameToken(other, token)) };
}

/** A token as a person would type it; `readFilterDraft` reads it back. */
export function writeFilterToken(token: FilterToken, properties: readonly FilterProperty[]): string {
  const label = properties.find(({ key }) => key === token.key)?.label ?? token.key;
  return `${label} ${token.operator} ${token.value}`;
}

function startsWithWord(text: string, word: string): boolean {
  const typed = text.trimStart();
  if (!typed.toLowerCase().startsWith(word.toLowerCase())) return false;
  return /^($|[\s=!:^<>])/.test(typed.slice(word.length));
}

const sameToken = (one: FilterToken, other: FilterToken) =>
  one.key === other.key && one.operator === other.operator && one.value === other.value;
