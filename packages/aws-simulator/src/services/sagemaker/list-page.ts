import { cutPage } from "../../world/pages.ts";
import { isVisible } from "./endpoint-rows.ts";
import type { NamedRow } from "./endpoint-rows.ts";
import type { Place } from "./find-rows.ts";

type Listed = NamedRow & { modifiedAt?: string; status?: string };

/** What SageMaker's list operations have in common. */
export type ListQuery = {
  SortBy?: string | undefined;
  SortOrder?: string | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  NameContains?: string | undefined;
  CreationTimeBefore?: Date | undefined;
  CreationTimeAfter?: Date | undefined;
  LastModifiedTimeBefore?: Date | undefined;
  LastModifiedTimeAfter?: Date | undefined;
  StatusEquals?: string | undefined;
};

/** SageMaker's own, when MaxResults is absent. */
const defaultPage = 10;

/** The rows that a query asks for, sorted, one page; newest first unless it says otherwise. */
export function listPage<Row extends Listed>(
  place: Place,
  all: Iterable<Row>,
  query: ListQuery,
): { rows: Row[]; NextToken: string | undefined } {
  const isDescending = query.SortOrder !== "Ascending";
  const keyOf = (row: Row): string => `${sortValue(row, query.SortBy)} ${row.name}`;
  const direction = isDescending ? -1 : 1;
  const found = [...all]
    .filter((row) => isVisible(place.world, row) && matches(row, query))
    .toSorted((left, right) => (keyOf(left) < keyOf(right) ? -direction : direction));
  const { page, nextToken } = cutPage(found, keyOf, {
    maxResults: query.MaxResults ?? defaultPage,
    nextToken: query.NextToken,
    isDescending,
  });
  return { rows: page, NextToken: nextToken };
}

function sortValue(row: Listed, sortBy = "CreationTime"): string {
  if (sortBy === "Name") return "";
  return sortBy === "Status" ? (row.status ?? "") : row.createdAt;
}

function matches({ name, createdAt, modifiedAt = createdAt, status }: Listed, query: ListQuery): boolean {
  if (query.NameContains !== undefined && !name.includes(query.NameContains)) return false;
  if (query.StatusEquals !== undefined && status !== query.StatusEquals) return false;
  return (
    isWithin(createdAt, { after: query.CreationTimeAfter, before: query.CreationTimeBefore }) &&
    isWithin(modifiedAt, { after: query.LastModifiedTimeAfter, before: query.LastModifiedTimeBefore })
  );
}

function isWithin(
  time: string,
  { after, before }: { after: Date | undefined; before: Date | undefined },
): boolean {
  const at = Date.parse(time);
  return (after === undefined || at > after.getTime()) && (before === undefined || at < before.getTime());
}
