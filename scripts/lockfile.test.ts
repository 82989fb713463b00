import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryRoot } from "./repository-root.ts";

/** What is `inBundle` comes inside its parent, whose content is locked. */
type LockedPackage = { integrity?: string; link?: boolean; inBundle?: boolean };

const lockText = readFileSync(join(repositoryRoot, "package-lock.json"), "utf8");
const lock: { packages: Record<string, LockedPackage> } = JSON.parse(lockText);

test("the lock file names no registry", () => {
  expect(lockText).not.toMatch(/"resolved": "https?:/);
});

test("every package from a registry is locked to its content", () => {
  const loose = Object.entries(lock.packages)
    .filter(
      ([path, { link, inBundle, integrity }]) =>
        path.includes("node_modules/") && !link && !inBundle && integrity === undefined,
    )
    .map(([path]) => path);
  expect(loose).toEqual([]);
});
