/** Days of a bill in UTC, `YYYY-MM-DD`; the end is the day after the last. */
export interface CostPeriod {
  from: string;
  until: string;
}

/**
 * Whether a period has no day, as month to date on the first of a month: there is nothing to ask. Cost Explorer refuses
 * such questions with `Start date (and hour) should be before end date (and hour)`, and the request may be paid.
 */
export function isEmptyPeriod({ from, until }: CostPeriod): boolean {
  return from >= until;
}
