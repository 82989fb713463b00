import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { repositoryRoot } from "./repository-root.ts";

type Planted = { rule: string; path: string; text: string };

const lines = (count: number, line: string): string => `${line}\n`.repeat(count);
const product = "packages/domain/src/profiles";

const planted: readonly Planted[] = [
  { rule: "eslint(max-lines)", path: `${product}/long.ts`, text: lines(401, "// x") },
  {
    rule: "eslint(max-lines-per-function)",
    path: `${product}/tall.ts`,
    text: `export function tall(): number {\n  let sum = 0;\n${lines(60, "  sum += 1;")}  return sum;\n}\n`,
  },
  {
    rule: "eslint(max-lines-per-function)",
    path: "apps/portal/src/tall-table.tsx",
    text: `export function TallTable(): number {\n  let sum = 0;\n${lines(120, "  sum += 1;")}  return sum;\n}\n`,
  },
  {
    rule: "eslint(max-params)",
    path: `${product}/greedy.ts`,
    text: "export const greedy = (a: number, b: number, c: number, d: number): number => a + b + c + d;\n",
  },
  { rule: "eslint(no-console)", path: `${product}/chatty.ts`, text: 'console.log("here");\n' },
  { rule: "import(no-default-export)", path: `${product}/nameless.ts`, text: "export default 1;\n" },
  {
    rule: "typescript(no-explicit-any)",
    path: `${product}/anything.ts`,
    text: "export const anything = (value: any): unknown => value;\n",
  },
  {
    rule: "typescript(no-non-null-assertion)",
    path: `${product}/certain.ts`,
    text: "export const certain = (value?: string): string => value!;\n",
  },
  {
    rule: "typescript(no-floating-promises)",
    path: `${product}/floating.ts`,
    text: "export function floating(work: () => Promise<void>): void {\n  work();\n}\n",
  },
  {
    rule: "typescript(no-misused-promises)",
    path: `${product}/misused.ts`,
    text: "export const misused = (work: () => Promise<void>, items: string[]): void => items.forEach(work);\n",
  },
  {
    rule: "typescript(no-unsafe-type-assertion)",
    path: `${product}/cast.ts`,
    text: "export const cast = (value: unknown): string => value as string;\n",
  },
  {
    rule: "typescript(switch-exhaustiveness-check)",
    path: `${product}/forgetful.ts`,
    text: 'export function forgetful(state: "on" | "off"): number {\n  switch (state) {\n    case "on":\n      return 1;\n  }\n  return 0;\n}\n',
  },
  {
    rule: "typescript(consistent-type-imports)",
    path: `${product}/imported.ts`,
    text: 'import { Stats } from "./stats.ts";\nexport const imported = (stats: Stats): Stats => stats;\n',
  },
  {
    rule: "import(no-cycle)",
    path: `${product}/first.ts`,
    text: 'import { second } from "./second.ts";\nexport const first = (): unknown => second;\n',
  },
  {
    rule: "vitest(no-focused-tests)",
    path: `${product}/focused.test.ts`,
    text: 'import { expect, test } from "vitest";\ntest.only("one", () => expect(1).toBe(1));\n',
  },
  {
    rule: "vitest(no-disabled-tests)",
    path: `${product}/disabled.test.ts`,
    text: 'import { expect, test } from "vitest";\ntest.skip("one", () => expect(1).toBe(1));\n',
  },
  {
    rule: "vitest(expect-expect)",
    path: `${product}/empty.test.ts`,
    text: 'import { test } from "vitest";\ntest("one", () => {});\n',
  },
  {
    rule: "react-hooks(rules-of-hooks)",
    path: "apps/portal/src/sometimes.tsx",
    text: 'import { useState } from "react";\nexport function Sometimes({ open }: { open: boolean }): null {\n  if (open) useState(0);\n  return null;\n}\n',
  },
  {
    rule: "react-hooks(exhaustive-deps)",
    path: "apps/portal/src/stale.tsx",
    text: 'import { useEffect } from "react";\nexport function Stale({ id, load }: { id: string; load: (id: string) => void }): null {\n  useEffect(() => load(id), []);\n  return null;\n}\n',
  },
  {
    rule: "jsx-a11y(alt-text)",
    path: "apps/portal/src/picture.tsx",
    text: 'export const Picture = () => <img src="/a.png" />;\n',
  },
];

const clean: readonly Pick<Planted, "path" | "text">[] = [
  { path: `${product}/stats.ts`, text: "export type Stats = { count: number };\n" },
  {
    path: `${product}/second.ts`,
    text: 'import { first } from "./first.ts";\n\nexport const second = (): unknown => first;\n',
  },
  {
    path: "apps/portal/src/app/costs/page.tsx",
    text: "export default function Page(): null {\n  return null;\n}\n",
  },
  { path: "scripts/tell.ts", text: 'console.log("done");\n' },
];

let root = "";
let found: { code: string; filename: string }[] = [];

// Starting the type checker costs more than checking, so all files are checked in one run.
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "quarry-lint-"));
  copyFileSync(join(repositoryRoot, ".oxlintrc.json"), join(root, ".oxlintrc.json"));
  const compilerOptions = {
    strict: true,
    target: "esnext",
    module: "nodenext",
    noEmit: true,
    allowImportingTsExtensions: true,
    jsx: "react-jsx",
    types: [],
  };
  writeFileSync(join(root, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["**/*"] }));
  for (const { path, text } of [...planted, ...clean]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const binaries = join(repositoryRoot, "node_modules/.bin");
  const { stdout } = spawnSync(join(binaries, "oxlint"), ["-c", ".oxlintrc.json", "--format", "json"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, PATH: `${binaries}:${process.env["PATH"] ?? ""}` },
  });
  found = JSON.parse(stdout).diagnostics;
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test.for(planted)("$rule finds $path", ({ rule, path }) => {
  expect(found.filter(({ filename }) => filename === path).map(({ code }) => code)).toContain(rule);
});

test.for(clean.filter(({ path }) => !path.includes("second")))("nothing is found in $path", ({ path }) => {
  expect(found.filter(({ filename }) => filename === path)).toEqual([]);
});
