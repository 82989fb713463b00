interface CallCount {
  calls: number;
  days: number;
  lastDay: string | null;
}

/** "42 times in the last 14 days, last on 2026-11-20". */
export function callCountWords({ calls, days, lastDay }: CallCount): string {
  if (calls === 0) return `not once in the last ${days} days`;
  const times = calls === 1 ? "once" : `${calls.toLocaleString("en")} times`;
  return `${times} in the last ${days} days${lastDay === null ? "" : `, last on ${lastDay}`}`;
}
