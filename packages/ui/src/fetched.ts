/** Code that is fetched when it is first needed, so that no page has to bring it along. */
export interface Fetched<Value> {
  /** Undefined until it was fetched. */
  readonly current: Value | undefined;
  /** Fetches it once; after a failure the next call tries again. */
  fetch: () => Promise<Value>;
  /** Calls `listener` once it was fetched; returns how to call that off. */
  subscribe: (listener: () => void) => () => void;
}

/** What `load` imports, fetched at most once; `fetch` throws what the import throws. */
export function fetched<Value>(load: () => Promise<Value>): Fetched<Value> {
  let current: Value | undefined;
  let fetching: Promise<Value> | undefined;
  const listeners = new Set<() => void>();
  const fetchOnce = async (): Promise<Value> => {
    try {
      current = await load();
    } catch (error) {
      fetching = undefined;
      throw error;
    }
    for (const listener of listeners) listener();
    return current;
  };
  return {
    get current() {
      return current;
    },
    fetch: () => (fetching ??= fetchOnce()),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
