import { invalidParameter } from "./log-rows.ts";

/**
 * Reads a filter pattern of unstructured lines: all terms must occur, `?term` at least one of its kind, `-term`
 * none; `"several words"` are one term. Case counts. Throws InvalidParameter for patterns over JSON or columns,
 * which the simulator does not read.
 */
export function readFilterPattern(pattern: string): (message: string) => boolean {
  const text = pattern.trim();
  if (/^[{[]/.test(text)) throw invalidParameter("The simulator reads filter patterns of plain terms only.");
  const terms = [...text.matchAll(/([-?]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))/g)].map(
    ([, sign = "", quoted, plain = ""]) => ({ sign, term: quoted?.replaceAll(/\\(.)/g, "$1") ?? plain }),
  );
  const withSign = (wanted: string): string[] =>
    terms.filter(({ sign }) => sign === wanted).map(({ term }) => term);
  const [all, any, none] = [withSign(""), withSign("?"), withSign("-")];
  return (message) => {
    const occurs = (term: string): boolean => message.includes(term);
    return all.every(occurs) && (any.length === 0 || any.some(occurs)) && !none.some(occurs);
  };
}
