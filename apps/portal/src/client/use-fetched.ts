"use client";

import type { Fetched } from "@quarry/ui/fetched";
import { whenIdle } from "@quarry/ui/when-idle";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";

/** Why something typed could not be checked. */
export const uncheckable =
  "What checks this form could not be loaded. Check your connection and try again; nothing that you typed is lost.";

/** Code that a page does without at first: it is fetched once the browser rests. Undefined until it is there. */
export function useFetched<Value>(code: Fetched<Value>): Value | undefined {
  useEffect(() => whenIdle(() => void code.fetch().catch(tellWhenNeeded)), [code]);
  return useSyncExternalStore(
    code.subscribe,
    () => code.current,
    () => undefined,
  );
}

/** What nobody has asked for yet may fail in silence: whoever needs it fetches it again. */
export function tellWhenNeeded(): void {}

export interface FetchedAct {
  /** Acts at once, or as soon as the code is there. */
  run: () => void;
  isWaiting: boolean;
  /** Why the code did not come. */
  failure: string | undefined;
}

/** An act that needs such code; it then sees what is on the page at that moment, not what was when it was asked for. */
export function useFetchedAct<Value>(code: Fetched<Value>, act: (value: Value) => void): FetchedAct {
  const [state, setState] = useState<"resting" | "waiting" | "failed">("resting");
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useFetched(code);
  const wait = async (): Promise<void> => {
    setState("waiting");
    await code.fetch().catch(tellWhenNeeded);
    setState(code.current ? "resting" : "failed");
    if (code.current) latest.current(code.current);
  };
  const run = (): void => {
    if (!code.current) return void wait();
    setState("resting");
    return act(code.current);
  };
  return { run, isWaiting: state === "waiting", failure: state === "failed" ? uncheckable : undefined };
}
