/** What a judge finds wrong with a lane. */
export interface Verdict {
  operations: number;
  /** Resources beyond the first of a request. */
  duplicates: number;
  /** Approved requests that do not have what was made for them, or no end. */
  lost: number;
  /** Resources with our tag that belong to no active request. */
  orphans: number;
  /** What is wrong with the audit trail, in words; empty when it is whole. */
  audit: string[];
  /** What was billed, where something is. */
  book?: Book;
  /** What the figures stand for, in words. */
  remarks?: readonly string[];
}

/** Instance-seconds of endpoints. */
export interface Book {
  /** As the ledger of AWS has them. */
  used: number;
  /** By how many of them Quarry's book differs, each endpoint and type of instance for itself. */
  apart: number;
}

/** How far the book may be from the ledger, as a part of it. */
const mostApart = 0.01;

/** How many violations a verdict holds. */
export function violationsOf({ duplicates, lost, orphans, audit, book }: Verdict): number {
  return duplicates + lost + orphans + audit.length + (book && !isTrue(book) ? 1 : 0);
}

/** Whether a book is as exact as it has to be. */
export const isTrue = ({ used, apart }: Book): boolean => apart <= used * mostApart;

/** An audit row about a request. */
export interface Told {
  name: string;
  requestId: string;
}

/** What the audit trail tells wrongly: it must be whole, and tell each of these of each request once. */
export function wrongTrail(
  { events, firstBroken }: { events: readonly Told[]; firstBroken: string | null },
  stories: readonly { ids: readonly string[]; names: readonly string[] }[],
): string[] {
  const counts = new Map<string, number>();
  for (const { name, requestId } of events) {
    const key = `${name} ${requestId}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const wrong = stories.flatMap(({ ids, names }) =>
    names.flatMap((name) => {
      const missing = ids.filter((id) => counts.get(`${name} ${id}`) !== 1).length;
      return missing === 0 ? [] : [`${missing} × not exactly one ${name}`];
    }),
  );
  return firstBroken === null ? wrong : [`the chain breaks at ${firstBroken}`, ...wrong];
}
