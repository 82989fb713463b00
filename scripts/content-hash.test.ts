import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "vitest";
import { hashFiles } from "./content-hash.ts";

const test = base.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "quarry-hash-"));
    mkdirSync(join(folder, "src/node_modules"), { recursive: true });
    writeFileSync(join(folder, "src/a.ts"), "a");
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

test("the hash changes with a content, a name and a new file, and with nothing else", ({ folder }) => {
  const hash = (): string => hashFiles(folder, ["src", "missing"]);
  const first = hash();
  writeFileSync(join(folder, "src/a.ts"), "a");
  writeFileSync(join(folder, "src/node_modules/installed.js"), "installed");
  expect(hash()).toBe(first);
  writeFileSync(join(folder, "src/a.ts"), "b");
  const second = hash();
  writeFileSync(join(folder, "src/b.ts"), "");
  expect(new Set([first, second, hash()]).size).toBe(3);
});
