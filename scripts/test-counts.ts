import { existsSync, readFileSync } from "node:fs";

/** How many tests of a run passed and failed. */
export type TestCounts = { passed: number; failed: number };

/** Reads the JSON report of Vitest; a missing report counts as nothing run. */
export function readVitestCounts(file: string): TestCounts {
  const report = readReport(file);
  return { passed: numberAt(report, "numPassedTests"), failed: numberAt(report, "numFailedTests") };
}

/** Reads the JSON report of Playwright; a test that passed at a repetition only counts as failed. */
export function readPlaywrightCounts(file: string): TestCounts {
  const stats = readReport(file)["stats"];
  if (!isRecord(stats)) return { passed: 0, failed: 0 };
  return {
    passed: numberAt(stats, "expected"),
    failed: numberAt(stats, "unexpected") + numberAt(stats, "flaky"),
  };
}

/** The last line of `npm test`. */
export function sumUp(counts: readonly TestCounts[]): string {
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  return `${passed} passed, ${failed} failed`;
}

function readReport(file: string): Record<string, unknown> {
  if (!existsSync(file)) return {};
  const report: unknown = JSON.parse(readFileSync(file, "utf8"));
  return isRecord(report) ? report : {};
}

function numberAt(record: Record<string, unknown>, key: string): number {
  const value = record[key];
  return typeof value === "number" ? value : 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
