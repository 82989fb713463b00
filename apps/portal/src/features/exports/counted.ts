/** "1 profile", "1,204 profiles": a count with its noun, for nouns that take an s. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
