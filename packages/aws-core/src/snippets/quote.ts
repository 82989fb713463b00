// How a text is written as a literal of each language, whatever characters it holds.

/** A Python string literal: Python reads all of JSON's escapes as JSON does. */
export function pythonString(text: string): string {
  return JSON.stringify(text);
}

/** A TypeScript string literal. */
export function typescriptString(text: string): string {
  return JSON.stringify(text);
}

/** A shell word in single quotes, inside which nothing is special; a shell word cannot hold NUL. */
export function shellWord(text: string): string {
  const quoted = text
    .toWellFormed()
    .replaceAll("\0", "")
    .replaceAll("'", String.raw`'\''`);
  return `'${quoted}'`;
}

/** Text for a one-line comment: no character that ends a line, is invisible, or turns the reading direction. */
export function commentText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();
}
