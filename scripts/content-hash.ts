import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const leftOut = new Set([".git", ".next", ".turbo", "dist", "generated", "node_modules"]);

/** A hash over names and contents of the files at the given paths below `root`; a missing path counts as empty. */
export function hashFiles(root: string, paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths.flatMap((start) => listFiles(root, start)).toSorted()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** All files at or below a path, relative to `root`; without what is installed or built, unless everything is asked for. */
export function listFiles(root: string, path: string, options: { isEverything?: boolean } = {}): string[] {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(join(root, path))
    .filter((name) => options.isEverything || !leftOut.has(name))
    .flatMap((name) => listFiles(root, join(path, name), options));
}
