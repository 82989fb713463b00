// A tokenizer of the simulator's own: every text is cut into pieces whose concatenation is the text again.
const piece = /\s*[\p{L}\p{N}]{1,6}|\s*[^\s\p{L}\p{N}]|\s+/gu;

/** The tokens of a text, in order; joined they give the text. */
export function tokenize(text: string): string[] {
  return text.match(piece) ?? [];
}

export function countTokens(text: string): number {
  return tokenize(text).length;
}

/** Tokens grouped into words, as streams send them: a group begins with the token that carries white space. */
export function wordGroups(tokens: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (const token of tokens) {
    const last = groups.at(-1);
    if (last === undefined || /^\s/.test(token)) groups.push([token]);
    else last.push(token);
  }
  return groups;
}
