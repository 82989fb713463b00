/** How far something is in AWS. */
export const effectWords = {
  waiting: { kind: "progress", word: "Under way" },
  done: { kind: "success", word: "Done" },
  failed: { kind: "error", word: "Refused" },
} as const;
