const units = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/** `0 B`, `12.4 MiB`: three digits at most, in steps of 1,024. */
export function formatBytes(bytes: number): string {
  const exponent = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  const scaled = bytes / 1_024 ** exponent;
  const digits = exponent === 0 || scaled >= 100 ? 0 : 1;
  return `${scaled.toFixed(digits)} ${units[exponent]}`;
}
