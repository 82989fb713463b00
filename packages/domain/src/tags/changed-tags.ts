import type { ProfileTag } from "@quarry/aws-core/profiles/schema";

/** Keys to set and keys to remove. */
export interface TagEdit {
  add: readonly ProfileTag[];
  remove: readonly string[];
}

/** The tags after a change: kept ones first, then those that are set. */
export function changedTags(tags: readonly ProfileTag[], { add, remove }: TagEdit): ProfileTag[] {
  const touched = new Set([...add.map(({ key }) => key), ...remove]);
  const kept = tags.filter(({ key }) => !touched.has(key));
  return [...kept, ...add].map(({ key, value }) => ({ key, value }));
}

/** The part of a change that these tags already show. */
export function shownPart(tags: readonly ProfileTag[], { add, remove }: TagEdit): TagEdit {
  const values = new Map(tags.map(({ key, value }) => [key, value]));
  return {
    add: add.filter(({ key, value }) => values.get(key) === value),
    remove: remove.filter((key) => !values.has(key)),
  };
}

/** Tags as the audit trail tells them. */
export function tagFacts(tags: readonly ProfileTag[]): string[] {
  return tags.map(({ key, value }) => `${key}=${value}`).toSorted();
}
