import type { ProfileFacets } from "@quarry/domain/profiles/schema";
import type { Viewer } from "./load-catalog.ts";
import type { PlainRow } from "./plain-sql.ts";
import type { Question } from "./questions.ts";

type Counts = Record<keyof ProfileFacets, Map<string, number>>;

export interface MemoryAnswer {
  ids: string[];
  total: number;
  counts: Counts;
}

/** Answers a question from all rows, as a program would that had no database: filtered, sorted, counted, cut. */
export function answerInMemory(
  all: readonly PlainRow[],
  viewer: Viewer,
  { filter, kind }: Question,
): MemoryAnswer {
  const found = all.filter((row) => isVisible(row, viewer, filter.scope) && isWanted(row, filter));
  const { sort, order, page, pageSize } = filter;
  const sign = order === "asc" ? 1 : -1;
  const sorted = found.toSorted(
    (one, other) => sign * compare(one[sort], other[sort]) || compare(one.id, other.id),
  );
  const shown = kind === "file" ? sorted : sorted.slice((page - 1) * pageSize, page * pageSize);
  return { ids: shown.map(({ id }) => id), total: found.length, counts: countsOf(found) };
}

function isVisible({ teams, goneAt }: PlainRow, viewer: Viewer, scope: string): boolean {
  if (scope === "present" && goneAt !== null) return false;
  if (viewer.teams === "all") return true;
  const isOwn = teams.some((team) => viewer.teams.includes(team));
  return isOwn || (scope !== "adopted" && teams.length === 0);
}

function isWanted(row: PlainRow, filter: Question["filter"]): boolean {
  const { q, tag, region, model, origin, type, account } = filter;
  const lists: [readonly string[], string][] = [
    [region, row.region],
    [model, row.baseModelId],
    [origin, row.origin],
    [type, row.type],
    [account, row.accountId],
  ];
  if (lists.some(([wanted, value]) => wanted.length > 0 && !wanted.includes(value))) return false;
  if (!tag.every((token) => row.tags.some(({ key, value }) => token === `${key}:${value}`))) return false;
  const sought = q.toLowerCase();
  return [row.name, row.arn, row.description, row.baseModelId, ...row.tags.map(({ value }) => value)].some(
    (text) => text.toLowerCase().includes(sought),
  );
}

function countsOf(found: readonly PlainRow[]): Counts {
  const values = (read: (row: PlainRow) => readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const row of found) for (const value of read(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  };
  return {
    region: values(({ region }) => [region]),
    model: values(({ baseModelId }) => [baseModelId]),
    verdict: values(({ verdict }) => [verdict]),
    origin: values(({ origin }) => [origin]),
    type: values(({ type }) => [type]),
    status: values(({ status }) => [status]),
    tag: values(({ tags }) => tags.map(({ key, value }) => `${key}:${value}`)),
  };
}

function compare(one: string | Date, other: string | Date): number {
  if (one < other) return -1;
  return one > other ? 1 : 0;
}
