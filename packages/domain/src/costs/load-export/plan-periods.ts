/** What is known of a bill before its export is loaded. */
export interface HeldPeriods {
  /** The day after the last that is held; null before anything was loaded. */
  heldUntil: string | null;
}

/**
 * In which order billing periods are loaded, so that what is held has no gap at any time: from the last month that is
 * held to the newest, then back into history. Each list is ended by the first period that cannot be loaded. Before
 * anything is held, the newest period comes first.
 */
export function planPeriods<Period extends { month: string }>(
  periods: readonly Period[],
  { heldUntil }: HeldPeriods,
): { forward: Period[]; backward: Period[] } {
  const newestFirst = periods.toSorted((one, other) => (one.month < other.month ? 1 : -1));
  const start = heldUntil ?? newestFirst[0]?.month ?? "";
  // A month that is held to its end need not be the anchor: it is in history as well as the others are.
  const forward = newestFirst.filter(({ month }) => month.slice(0, 7) >= start.slice(0, 7)).toReversed();
  return { forward, backward: newestFirst.filter((period) => !forward.includes(period)) };
}
