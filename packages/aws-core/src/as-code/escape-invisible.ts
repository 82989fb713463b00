import { pythonString, typescriptString } from "../snippets/quote.ts";

/**
 * Writes what ends a line, is invisible or turns the reading direction as an escape, so that a reader sees it.
 * Line feeds stay: inside a literal they are escaped already.
 *
 * @param beyond how the language writes what four hexadecimal digits cannot; `\U0001f680` unless told
 */
export function escapeInvisible(
  literal: string,
  beyond = (hex: string) => String.raw`\U${hex.padStart(8, "0")}`,
): string {
  return literal.replaceAll(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const hex = (character.codePointAt(0) ?? 0).toString(16);
    return hex.length > 4 ? beyond(hex) : String.raw`\u${hex.padStart(4, "0")}`;
  });
}

/** A TypeScript string literal in which every character is seen. */
export function typescriptLiteral(text: string): string {
  return escapeInvisible(typescriptString(text), (hex) => `\\u{${hex}}`);
}

/** A Python string literal in which every character is seen. */
export function pythonLiteral(text: string): string {
  return escapeInvisible(pythonString(text));
}
