import { listFiles } from "../content-hash.ts";
import { contentRules } from "./content-rules.ts";
import { importRules } from "./import-rules.ts";
import { pathRules } from "./path-rules.ts";
import type { Finding } from "./rule.ts";
import { readSourceFile } from "./source-file.ts";
import { writingRules } from "./writing-rules.ts";

export type Violation = Finding & { path: string; rule: string };

const fileRules = [...importRules, ...contentRules, ...writingRules];

/** Names of all rules, in the order they are checked. */
export const ruleNames = [...pathRules, ...fileRules].map(({ name }) => name);

/** Checks every file below `root` that is the repository's own. */
export function checkTree(root: string): Violation[] {
  const paths = listFiles(root, "")
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !isForeign(path));
  return [...paths.flatMap(checkPath), ...paths.filter(isSource).flatMap((path) => checkSource(root, path))];
}

function checkPath(path: string): Violation[] {
  return pathRules.flatMap(({ name, check }) => {
    const says = check(path);
    return says === undefined ? [] : [{ path, rule: name, says }];
  });
}

function checkSource(root: string, path: string): Violation[] {
  const rules = fileRules.filter(({ appliesTo }) => appliesTo(path));
  const file = readSourceFile(root, path);
  return rules.flatMap(({ name, check }) => check(file).map((finding) => ({ ...finding, path, rule: name })));
}

// What git ignores, and what npm, Next and the test tools write.
function isForeign(path: string): boolean {
  return /^(\.git|\.quarry|test-results|playwright-report|coverage)(\/|$)|^e2e\/(test-results|playwright-report)\/|(^|\/)next-env\.d\.ts$/.test(
    path,
  );
}

function isSource(path: string): boolean {
  return /\.(ts|tsx|mjs)$/.test(path);
}
