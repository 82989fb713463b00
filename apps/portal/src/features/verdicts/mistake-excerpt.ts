/** A text around a mistake: what stands before it, the character itself ("" at the end), what follows. */
export interface MistakeExcerpt {
  before: string;
  at: string;
  after: string;
}

const shownBefore = 60;
const shownAfter = 40;

/** Cuts a text to what surrounds the character at `position` (from 0, in UTF-16 units); cut ends show an ellipsis. */
export function mistakeExcerpt(text: string, position: number): MistakeExcerpt {
  const at = String.fromCodePoint(...characterAt(text, position));
  const before = text.slice(0, position);
  const after = text.slice(position + at.length);
  return {
    before: before.length > shownBefore ? `…${before.slice(-shownBefore)}` : before,
    at,
    after: after.length > shownAfter ? `${after.slice(0, shownAfter)}…` : after,
  };
}

function characterAt(text: string, position: number): number[] {
  const code = text.codePointAt(position);
  return code === undefined ? [] : [code];
}
