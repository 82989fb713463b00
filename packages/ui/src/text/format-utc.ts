/** `2026-11-20 23:51:07 UTC`, the same in every place and browser. */
export function formatUtc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** `2026-11-20 23:51 UTC`, where seconds do not matter. */
export function formatUtcMinute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
