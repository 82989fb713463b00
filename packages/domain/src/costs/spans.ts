import type { CostSpanLength } from "@quarry/database/generated/client";
import { dateOf, dayOf } from "./days-schema.ts";

/** The lengths for which sums of days are held, the shortest first: each span is made of whole spans of the one before. */
export const spanLengths = ["third", "month", "quarter", "year"] as const satisfies readonly CostSpanLength[];
export type SpanLength = (typeof spanLengths)[number];

const thirdsIn: Readonly<Record<SpanLength, number>> = { third: 1, month: 3, quarter: 9, year: 36 };

/**
 * The first day of the span that a day lies in, or of the span so many later. Thirds of a month begin on its 1st, 11th
 * and 21st day.
 */
export function spanOf(length: SpanLength, day: string, later = 0): string {
  const third = (spanNumber(length, day) + later) * thirdsIn[length];
  return dayOf(
    new Date(Date.UTC(Math.floor(third / 36), Math.floor((third % 36) / 3), 1 + 10 * (third % 3))),
  );
}

/** Spans of a length in their order: the next one has the next number. */
export function spanNumber(length: SpanLength, day: string): number {
  const date = dateOf(day);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const third = month * 3 + Math.min(Math.floor((date.getUTCDate() - 1) / 10), 2);
  return Math.floor(third / thirdsIn[length]);
}
