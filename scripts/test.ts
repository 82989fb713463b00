// The program behind `npm test` and `npm run verify`: everything CI runs, stopping at the first failing step.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildPortal, isPortalBuildStale } from "./build-portal.ts";
import { describeExit, exitOf } from "./child-exit.ts";
import { ensureBrowser } from "./ensure-browser.ts";
import { ExplainedError, runProgram } from "./explained-error.ts";
import { generateClient } from "./generate-client.ts";
import { repositoryRoot } from "./repository-root.ts";
import { step } from "./steps.ts";
import { readPlaywrightCounts, readVitestCounts, sumUp, type TestCounts } from "./test-counts.ts";
import { chooseTests, rememberGreen, type Choice } from "./testing/green-tests.ts";

/** A command of node_modules, or of this folder when it ends in .ts; what it prints is shown when it fails. */
type Check = { label: string; command: readonly string[]; environment?: NodeJS.ProcessEnv };

const checks: readonly Check[] = [
  { label: "format", command: ["oxfmt", "--check", "."] },
  { label: "structure", command: ["node", "scripts/check-structure.ts"] },
  { label: "unused code (knip)", command: ["knip"] },
  { label: "lint", command: ["oxlint", "-c", ".oxlintrc.json"] },
  { label: "types", command: ["turbo", "run", "typecheck", "--output-logs=errors-only"] },
];

const environment: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: `${join(repositoryRoot, "node_modules/.bin")}:${process.env["PATH"] ?? ""}`,
  TURBO_TELEMETRY_DISABLED: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
};

await runProgram(async () => {
  const { values } = parseArgs({
    options: { quick: { type: "boolean", default: false }, all: { type: "boolean", default: false } },
  });
  const reports = mkdtempSync(join(tmpdir(), "quarry-reports-"));
  const counts: TestCounts[] = [];
  try {
    await runSteps({ isQuick: values.quick, isEveryUnitTest: values.all || !values.quick, reports, counts });
  } finally {
    rmSync(reports, { recursive: true, force: true });
    if (counts.length > 0) process.stdout.write(`\n${sumUp(counts)}\n`);
  }
});

type Run = { isQuick: boolean; isEveryUnitTest: boolean; reports: string; counts: TestCounts[] };
type Reports = Pick<Run, "reports" | "counts">;

async function runSteps({ isQuick, isEveryUnitTest, reports, counts }: Run): Promise<void> {
  if (!isQuick) await step("browser", () => ensureBrowser());
  await step("Prisma client", () => generateClient());
  for (const check of checks) await step(check.label, () => runQuietly(check));

  await runUnitTests(isEveryUnitTest, { reports, counts });
  if (isQuick) return;

  await runTests("faults (short)", { command: ["node", "scripts/test-faults.ts", "--short"] });
  const logs = join(repositoryRoot, ".quarry/logs");
  mkdirSync(logs, { recursive: true });
  if (isPortalBuildStale()) await step("production build", () => buildPortal(logs));
  await runVitest("browser", { reports, counts });
  await runPlaywright({ reports, counts });
  await runVitest("slow", { reports, counts });
}

async function runUnitTests(isEvery: boolean, { reports, counts }: Reports): Promise<void> {
  const choice = chooseTests(repositoryRoot);
  if (isEvery) await runVitest("unit", { reports, counts });
  else if (choice.run.length > 0) await runVitest("unit", { reports, counts }, choice.run);
  // A run that failed proves nothing of its other files: an error between tests belongs to none of them.
  rememberGreen(repositoryRoot, choice.keys, reportOf("unit", reports));
  if (!isEvery) process.stdout.write(`  ${tellChoice(choice)}\n`);
}

function tellChoice({ run, always, leftOut }: Choice): string {
  return `unit: ${run.length} test files ran, ${always} of them as always; ${leftOut} were left out, which passed with the same sources before (--all runs them)`;
}

function reportOf(project: string, reports: string): string {
  return join(reports, `${project}.json`);
}

async function runVitest(
  project: "unit" | "browser" | "slow",
  { reports, counts }: Reports,
  files: readonly string[] = [],
): Promise<void> {
  const report = reportOf(project, reports);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const command = ["vitest", "run", "--project", project, ...reporters, ...files];
  await runTests(`tests: ${project}`, { command }, () => counts.push(readVitestCounts(report)));
}

async function runPlaywright({ reports, counts }: Reports): Promise<void> {
  const report = join(reports, "screens.json");
  const command = ["playwright", "test", "--config", "e2e/playwright.config.ts", "--reporter=list,json"];
  const own = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  await runTests("tests: screens", { command, environment: own }, () =>
    counts.push(readPlaywrightCounts(report)),
  );
}

async function runTests(label: string, run: Omit<Check, "label">, count?: () => void): Promise<void> {
  await step(label, async () => {
    const exit = await start(run, "inherit").ended;
    count?.();
    if (exit.code !== 0) throw new ExplainedError(`The step ${label} failed (${describeExit(exit)}).`);
  });
}

async function runQuietly({ label, ...check }: Check): Promise<void> {
  const { ended, readOutput } = start(check, "pipe");
  const exit = await ended;
  if (exit.code === 0) return;
  throw new ExplainedError(`${readOutput().trimEnd()}\n\nThe step ${label} failed (${describeExit(exit)}).`);
}

function start(
  { command: [program = "", ...args], environment: own }: Omit<Check, "label">,
  output: "inherit" | "pipe",
) {
  const child = spawn(program, args, {
    cwd: repositoryRoot,
    env: { ...environment, ...own },
    stdio: ["ignore", output, output],
  });
  let text = "";
  child.stdout?.on("data", (chunk) => (text += String(chunk)));
  child.stderr?.on("data", (chunk) => (text += String(chunk)));
  return { ended: exitOf(child), readOutput: () => text };
}
