import { useSyncExternalStore } from "react";

/** What somebody has typed and not saved: it outlives the page, and the tab asks before it takes it along. */
export interface KeptDraft<Draft> {
  useDraft: () => Draft | undefined;
  /** Without a draft, there is nothing to be lost any more. */
  keep: (draft: Draft | undefined) => void;
}

/** A place for one draft in this tab; made once, outside of components. */
export function keptDraft<Draft>(): KeptDraft<Draft> {
  let current: Draft | undefined;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    useDraft: () =>
      useSyncExternalStore(
        subscribe,
        () => current,
        () => undefined,
      ),
    keep: (draft) => {
      current = draft;
      if (draft === undefined) globalThis.removeEventListener("beforeunload", askToStay);
      else globalThis.addEventListener("beforeunload", askToStay);
      for (const listener of listeners) listener();
    },
  };
}

function askToStay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
