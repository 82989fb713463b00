import type { ProfileTagsView } from "@quarry/domain/tags/schema";

type Change = Pick<ProfileTagsView, "change">;

/** Whether a change of tags has ended between two answers, well or not; it may have begun and ended between them. */
export function hasSettledSince({ change: before }: Change, { change: now }: Change): boolean {
  const settledAt = now?.settledAt ?? null;
  return settledAt !== null && settledAt !== before?.settledAt;
}
