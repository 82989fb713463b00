import type { SourceFile } from "./source-file.ts";

/** What a rule found: where, and a sentence that says what to do instead. */
export type Finding = { line?: number; says: string };

/** A rule about one parsed source file. */
export type FileRule = {
  name: string;
  appliesTo: (path: string) => boolean;
  check: (file: SourceFile) => Finding[];
};

/** A rule about names and places alone; it sees every tracked file, not only sources. */
export type PathRule = { name: string; check: (path: string) => string | undefined };

/** Paths that match any of the patterns. */
export function matching(patterns: readonly RegExp[]): (path: string) => boolean {
  return (path) => patterns.some((pattern) => pattern.test(path));
}

/** Paths that match none of the patterns. */
export function except(patterns: readonly RegExp[]): (path: string) => boolean {
  return (path) => !matching(patterns)(path);
}

export const everywhere = (): boolean => true;

/** Tests and what only tests use. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$|\/testing\/|^e2e\//.test(path);
}

/** Product code: what ends in the portal, the worker or a package they use. */
export function isProduct(path: string): boolean {
  return /^(apps|packages)\//.test(path) && !isTest(path);
}
