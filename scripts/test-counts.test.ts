import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "vitest";
import { readPlaywrightCounts, readVitestCounts, sumUp } from "./test-counts.ts";

const test = base.extend<{ report: (content: unknown) => string }>({
  report: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "quarry-counts-"));
    await use((content) => {
      const file = join(folder, "report.json");
      writeFileSync(file, JSON.stringify(content));
      return file;
    });
    rmSync(folder, { recursive: true, force: true });
  },
});

test("unit and browser tests are summed in the plain closing line", ({ report }) => {
  const unit = readVitestCounts(report({ numPassedTests: 40, numFailedTests: 2 }));
  const browser = readPlaywrightCounts(
    report({ stats: { expected: 7, unexpected: 1, flaky: 0, skipped: 0 } }),
  );
  expect(sumUp([unit, browser])).toBe("47 passed, 3 failed");
});

test("a browser test that passed only when repeated counts as failed", ({ report }) => {
  const stats = { expected: 1, unexpected: 0, flaky: 1, skipped: 0 };
  expect(readPlaywrightCounts(report({ stats }))).toEqual({ passed: 1, failed: 1 });
});

test("a run that died before its report counts nothing", () => {
  expect(readVitestCounts("/nowhere/report.json")).toEqual({ passed: 0, failed: 0 });
});
