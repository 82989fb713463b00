import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "vitest";
import { tryLock } from "./process-lock.ts";

const test = base.extend<{ file: string }>({
  file: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "quarry-lock-"));
    await use(join(folder, "lock.pid"));
    rmSync(folder, { recursive: true, force: true });
  },
});

test("a lock of a running program is not given to another", ({ file }) => {
  writeFileSync(file, `${process.ppid}\n`);
  expect(tryLock(file, /./)).toEqual({ isOurs: false, heldBy: process.ppid });
});

test("a lock whose process is another program by now is taken over", ({ file }) => {
  writeFileSync(file, `${process.ppid}\n`);
  expect(tryLock(file, /no program is called so/)).toMatchObject({ isOurs: true });
  expect(readFileSync(file, "utf8")).toBe(`${process.pid}\n`);
});

test("a lock of a process that has ended is taken over", ({ file }) => {
  writeFileSync(file, "999999999\n");
  expect(tryLock(file, /./)).toMatchObject({ isOurs: true });
});

test("a released lock is free", ({ file }) => {
  const lock = tryLock(file, /./);
  if (lock.isOurs) lock.release();
  expect(() => readFileSync(file)).toThrow(/ENOENT/);
});
