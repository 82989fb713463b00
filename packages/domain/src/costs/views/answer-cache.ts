import { LRUCache } from "lru-cache";
import type { Database } from "../../operation/context.ts";
import { minutes } from "../../operation/units.ts";
import type { ReadBill } from "../read-bills.ts";

export interface Asked<Answer> {
  bills: readonly ReadBill[];
  /** All that the answer depends on beside the bills' lines, as JSON can hold it. */
  question: unknown;
  /** Whether the catalog of profiles and endpoints has a part in it: it changes without the bills' versions. */
  usesCatalog: boolean;
  answer: () => Promise<Answer>;
}

const catalogAnswersLast = minutes(1);

/**
 * Keeps answers about costs in this process until a bill's lines change, the least used given up first. The same
 * question asked while its answer is under way waits for that one; an answer that failed is not kept.
 *
 * @param most how much is kept in all, in the units of `sizeOf`
 */
export function keepAnswers<Answer extends object>(most: number, sizeOf: (answer: Answer) => number) {
  const caches = new WeakMap<Database, LRUCache<string, Answer, () => Promise<Answer>>>();
  const cacheOf = (database: Database) => {
    const known = caches.get(database);
    if (known) return known;
    const made = new LRUCache<string, Answer, () => Promise<Answer>>({
      maxSize: most,
      sizeCalculation: (answer) => Math.max(1, sizeOf(answer)),
      fetchMethod: (_key, _stale, { context }) => context(),
    });
    caches.set(database, made);
    return made;
  };
  return (database: Database, { bills, question, usesCatalog, answer }: Asked<Answer>): Promise<Answer> => {
    const versions = bills.map(({ sourceId, version }) => [sourceId, version]);
    const key = JSON.stringify([versions, question]);
    return cacheOf(database).forceFetch(key, {
      context: answer,
      ...(usesCatalog && { ttl: catalogAnswersLast }),
    });
  };
}
