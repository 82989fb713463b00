import type { DayRange } from "../days-schema.ts";
import { addDays, daysBetween } from "../days-schema.ts";
import { spanLengths, spanNumber, spanOf } from "../spans.ts";
import type { SpanLength } from "../spans.ts";

/** Days, or spans that begin on the days of a range. */
export interface Segment extends DayRange {
  length: "day" | SpanLength;
  /** Those of sign -1 are in longer spans and have to be taken out of their sums. */
  sign: 1 | -1;
}

const lengths = ["day", ...spanLengths] as const;

/**
 * A range as few sums: what lies between spans of a longer length is added, or the rest of a span is taken out of it
 * again where that is less to read.
 *
 * @param longest no sum is of a longer span
 * @param dataUntil nothing is held of this day or later ones, so that nothing of them has to be taken out
 */
export function coverRange(
  range: DayRange,
  { longest, dataUntil }: { longest: Segment["length"]; dataUntil: string | null },
): Segment[] {
  const cover = (within: DayRange, level: number): Segment[] => {
    const [length = "day", longer] = [lengths[level], lengths[level + 1]];
    const plain: Segment[] = [{ ...within, length, sign: 1 }];
    if (length === longest || longer === undefined || longer === "day") return plain;
    const { edges, inner } = edgesOf(within, { length, longer, dataUntil });
    const through = [...edges, ...cover(inner, level + 1)];
    return readsOf(through) < readsOf(plain) ? through : plain;
  };
  return cover(range, 0);
}

interface Step {
  length: Segment["length"];
  longer: SpanLength;
  dataUntil: string | null;
}

/** Whole longer spans that make up the most of a range, and what has to be added to them or taken out. */
function edgesOf(
  { from, until }: DayRange,
  { length, longer, dataUntil }: Step,
): { edges: Segment[]; inner: DayRange } {
  const [start, end] = [edgeOf(longer, from), edgeOf(longer, until)];
  const heldUntil = dataUntil !== null && dataUntil < end.after ? dataUntil : end.after;
  const head = fewest(
    { from, until: start.after, length, sign: 1 },
    { from: start.before, until: from, length, sign: -1 },
  );
  const tail = fewest(
    { from: end.before, until, length, sign: 1 },
    { from: until, until: heldUntil, length, sign: -1 },
  );
  return {
    edges: [head, tail].filter((edge) => edge.from < edge.until),
    inner: {
      from: head.sign === 1 ? start.after : start.before,
      until: tail.sign === 1 ? end.before : end.after,
    },
  };
}

/** The nearest first days of spans on either side of a day, which may be one itself. */
function edgeOf(longer: SpanLength, day: string): { before: string; after: string } {
  const before = spanOf(longer, day);
  return { before, after: before === day ? day : spanOf(longer, day, 1) };
}

const fewest = (added: Segment, takenOut: Segment): Segment =>
  readsOf([takenOut]) < readsOf([added]) ? takenOut : added;

const readsOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, segment) => sum + countOf(segment), 0);

function countOf({ length, from, until }: Segment): number {
  if (from >= until) return 0;
  if (length === "day") return daysBetween(from, until);
  return spanNumber(length, addDays(until, -1)) - spanNumber(length, from) + 1;
}
