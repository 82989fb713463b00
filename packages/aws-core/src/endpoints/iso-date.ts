/** A date of the SDK as ISO 8601 in UTC. AWS always gives it; the epoch stands for an answer that does not. */
export function isoDate(date: Date | undefined): string {
  return (date ?? new Date(0)).toISOString();
}
