/** `320 ms` below a second, `2.41 s` above. */
export function formatMillis(millis: number): string {
  return millis < 1_000 ? `${Math.round(millis)} ms` : `${(millis / 1_000).toFixed(2)} s`;
}
