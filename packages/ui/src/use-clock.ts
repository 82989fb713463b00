"use client";

import { useSyncExternalStore } from "react";

const tickMilliseconds = 15_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/**
 * Milliseconds since 1970 in steps of 15 s; one timer serves the whole page. During server rendering and
 * hydration it is `atFirst`, so that both paint the same.
 */
export function useClock(atFirst: number | undefined): number | undefined {
  return useSyncExternalStore(subscribe, tick, () => atFirst);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((notify) => notify()), tickMilliseconds);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const tick = (): number | undefined => Math.floor(Date.now() / tickMilliseconds) * tickMilliseconds;
