/** Keeps the parts of a running program together: what ends one of them ends all. */
export type Supervisor = {
  /** Aborted as soon as anything asks for the end. */
  signal: AbortSignal;
  /** Adds something to stop at the end; the last added is stopped first. */
  onStop: (stop: () => void | Promise<void>) => void;
  /** Waits for both works to end; when one fails, the other is told by `signal`. */
  both: <First, Second>(first: Promise<First>, second: Promise<Second>) => Promise<[First, Second]>;
  /** Ends everything because of an error. */
  fail: (error: unknown) => void;
  /** Launches, waits for the end that a signal or an error brings, stops everything, and throws the error. */
  run: (launch: () => Promise<void>) => Promise<void>;
};

/** Ends on SIGINT, SIGTERM, SIGHUP and when the process that started this one is gone. */
export function createSupervisor(): Supervisor {
  const stops: (() => void | Promise<void>)[] = [];
  const abort = new AbortController();
  const end = Promise.withResolvers<void>();
  const fail = (error: unknown): void => end.reject(error);
  const failAndAbort = (error: unknown): void => {
    fail(error);
    abort.abort();
  };
  end.promise.catch(() => {});

  return {
    signal: abort.signal,
    onStop: (stop) => void stops.push(stop),
    both: async (first, second) => {
      await Promise.allSettled([first, second].map((work) => work.catch(failAndAbort)));
      return Promise.all([first, second]);
    },
    fail,
    run: async (launch) => {
      onStopRequest(() => end.resolve());
      const launched = launch().catch(fail);
      try {
        await end.promise;
      } finally {
        abort.abort();
        await launched;
        await stopAll(stops);
      }
    },
  };
}

function onStopRequest(stop: () => void): void {
  let requests = 0;
  const request = (): void => {
    requests += 1;
    // The channels that close with this process tell everything it started to end.
    if (requests > 2) process.exit(1);
    stop();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, request);
  process.on("disconnect", request);
  process.channel?.unref();
}

async function stopAll(stops: (() => void | Promise<void>)[]): Promise<void> {
  for (const stop of stops.toReversed()) {
    try {
      await stop();
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}
