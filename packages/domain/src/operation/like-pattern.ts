/** A text that stands for itself within a pattern of LIKE, also where Prisma makes the pattern. */
export function literally(text: string): string {
  return text.replaceAll(/[\\%_]/gu, String.raw`\$&`);
}
