/** How many bytes had been sent when; `at` in milliseconds. */
export interface TransferSample {
  at: number;
  sentBytes: number;
}

const windowMilliseconds = 4_000;

/** Adds a sample and forgets those that are too old to tell how fast it goes now. */
export function withSample(samples: readonly TransferSample[], sample: TransferSample): TransferSample[] {
  return [...samples.filter(({ at }) => sample.at - at <= windowMilliseconds), sample];
}

/** Bytes per second over the samples; undefined while there are too few to tell. */
export function bytesPerSecond(samples: readonly TransferSample[]): number | undefined {
  const first = samples.at(0);
  const last = samples.at(-1);
  if (!first || !last || last.at <= first.at) return undefined;
  return ((last.sentBytes - first.sentBytes) / (last.at - first.at)) * 1_000;
}
