/** Milliseconds at the median and at the 95th of 100. */
export interface Times {
  p50: number;
  p95: number;
  count: number;
}

/** Asks so many times, by so many users who each ask again as soon as they have their answer. */
export async function measure(
  ask: (turn: number) => Promise<unknown>,
  { users, times }: { users: number; times: number },
): Promise<Times> {
  const taken: number[] = [];
  let turn = 0;
  const user = async (): Promise<void> => {
    while (turn < times) {
      turn += 1;
      const began = performance.now();
      await ask(turn);
      taken.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: users }, user));
  return timesOf(taken);
}

/** Of times in milliseconds. */
export function timesOf(taken: readonly number[]): Times {
  const sorted = taken.toSorted((one, other) => one - other);
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), count: sorted.length };
}
