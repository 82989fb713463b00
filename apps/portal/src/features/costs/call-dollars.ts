/** What so many paid calls cost, in dollars; AWS takes a cent for each. */
export function dollarsOfCalls(calls: number): string {
  return (calls / 100).toFixed(2);
}

/** What so many calls a day cost in a month at most. */
export function dollarsAMonth(callsPerDay: number): string {
  return dollarsOfCalls(callsPerDay * longestMonth);
}

const longestMonth = 31;
