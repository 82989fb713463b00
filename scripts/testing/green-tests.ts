// Remembers which test files passed with which sources, so that `npm run verify` runs only the others.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { hashFiles, listFiles } from "../content-hash.ts";
import { createReachFinder } from "./module-reach.ts";

/** Which unit tests to run. */
export type Choice = {
  run: readonly string[];
  /** Those among them that run every time. */
  always: number;
  leftOut: number;
  /** The sources of each test as they are now; an open test has none. */
  keys: ReadonlyMap<string, string>;
};

const Kept = z.record(z.string(), z.string());
const Report = z.object({ testResults: z.array(z.object({ name: z.string(), status: z.string() })) });

const memory = ".quarry/green-tests.json";
const folders = ["packages", "apps", "scripts", "prisma"];
/** A change of any of these, or of what prepares a run, concerns every test. */
const shared = [
  "package.json",
  "package-lock.json",
  "packages/aws-core/package.json",
  "packages/aws-simulator/package.json",
  "packages/database/package.json",
  "packages/domain/package.json",
  "packages/ui/package.json",
  "prisma",
  "prisma.config.ts",
  "tsconfig.base.json",
  "vitest.config.ts",
];

/** Chooses the test files that did not pass yet with the sources that they reach now, or may reach any. */
export function chooseTests(root: string): Choice {
  const tests = unitTests(root);
  const keys = keysOf(root, tests);
  const kept = recall(root);
  const run = tests.filter((test) => keys.get(test) === undefined || keys.get(test) !== kept[test]);
  return { run, always: tests.length - keys.size, leftOut: tests.length - run.length, keys };
}

/** Remembers the files that passed by Vitest's report, unless what they reach was changed meanwhile. */
export function rememberGreen(root: string, before: Choice["keys"], report: string): void {
  if (!existsSync(report)) return;
  const { testResults } = Report.parse(JSON.parse(readFileSync(report, "utf8")));
  const now = keysOf(root, unitTests(root));
  const kept = recall(root);
  for (const { name, status } of testResults) {
    const test = relative(root, name);
    const key = before.get(test);
    delete kept[test];
    if (status === "passed" && key !== undefined && key === now.get(test)) kept[test] = key;
  }
  const file = join(root, memory);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(kept));
}

function unitTests(root: string): string[] {
  return folders
    .flatMap((folder) => listFiles(root, folder))
    .filter((path) => /\.test\.tsx?$/.test(path) && !/\.(browser|slow)\.test\.ts$/.test(path))
    .toSorted();
}

function keysOf(root: string, tests: readonly string[]): Map<string, string> {
  const reachOf = createReachFinder(root);
  const setUp = [...reachOf("scripts/testing/global-setup.ts").paths];
  const ground = `${process.version} ${hashFiles(root, [...shared, ...setUp])}`;
  const hashes = new Map<string, string>();
  const hashOf = (path: string): string => {
    const hash = hashes.get(path) ?? hashFiles(root, [path]);
    hashes.set(path, hash);
    return hash;
  };
  return new Map(
    tests.flatMap((test) => {
      const { paths, isOpen } = reachOf(test);
      if (isOpen) return [];
      const key = createHash("sha256").update(ground);
      for (const path of [...paths].toSorted()) key.update(`${path} ${hashOf(path)}\n`);
      return [[test, key.digest("hex")] as const];
    }),
  );
}

function recall(root: string): Record<string, string> {
  const file = join(root, memory);
  if (!existsSync(file)) return {};
  const kept = Kept.safeParse(JSON.parse(readFileSync(file, "utf8")));
  return kept.success ? kept.data : {};
}
