export const failureKinds = ["throttle", "server-error", "timeout", "drop-after-effect", "error"] as const;

/** A planned failure. */
export type Failure = {
  /** `Converse`, `bedrock-runtime:Converse`, `bedrock:*` or `*`. */
  operation: string;
  /** How many calls fail; undefined for all until the next reset. */
  count: number | undefined;
  kind: (typeof failureKinds)[number];
  /** Error code for kind `error`, e.g. `ModelNotReadyException`. */
  code: string | undefined;
  /** HTTP status for kind `error`, where the service's schema does not tell it. */
  status: number | undefined;
  message: string | undefined;
  region: string | undefined;
  /** Let the stream begin and fail after so many events. */
  midStream: number | undefined;
};

export type FailurePlan = {
  add(failure: Failure): void;
  /** The failure for this call, counted down; undefined when the call may go on. */
  take(call: { service: string; operation: string; region: string }): Failure | undefined;
  list(): Failure[];
  clear(): void;
};

export function createFailurePlan(): FailurePlan {
  let failures: Failure[] = [];
  return {
    add: (failure) => {
      failures.push({ ...failure });
    },
    take(call) {
      const found = failures.find((failure) => applies(failure, call));
      if (found?.count !== undefined) found.count -= 1;
      failures = failures.filter(({ count }) => count === undefined || count > 0);
      return found && { ...found };
    },
    list: () => failures.map((failure) => ({ ...failure })),
    clear: () => {
      failures = [];
    },
  };
}

function applies(failure: Failure, call: { service: string; operation: string; region: string }): boolean {
  if (failure.region !== undefined && failure.region !== call.region) return false;
  const names = ["*", call.operation, `${call.service}:*`, `${call.service}:${call.operation}`];
  return names.includes(failure.operation);
}
