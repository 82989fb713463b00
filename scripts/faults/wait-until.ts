import { setTimeout as wait } from "node:timers/promises";

interface Patience {
  milliseconds: number;
  signal: AbortSignal;
  /** Milliseconds between two looks. */
  every?: number;
}

/**
 * Looks again and again until something is so.
 *
 * @returns whether it was so in time
 * @throws the signal's reason once it is aborted
 */
export async function waitUntil(
  isSo: () => boolean | Promise<boolean>,
  { milliseconds, signal, every = 25 }: Patience,
): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (!(await isSo())) {
    signal.throwIfAborted();
    if (performance.now() > end) return false;
    await wait(every);
  }
  return true;
}
