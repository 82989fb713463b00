// How long a start takes until the demo is well: `npm run bench -- start`. The portal is built before.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPortal, isPortalBuildStale } from "../build-portal.ts";
import { exitOf } from "../child-exit.ts";
import { ExplainedError } from "../explained-error.ts";
import { findFreePort } from "../free-port.ts";
import { timesOf } from "../measuring/measure.ts";
import { repositoryRoot } from "../repository-root.ts";

const runs = 3;

/** Prints the seconds of each kind of start, and each as a ratio to the first one of a new folder. */
export async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "quarry-bench-start-"));
  try {
    if (isPortalBuildStale()) await buildPortal(folder);
    const first = await medianOf((run) => measure(join(folder, String(run)), {}));
    say("first, in a new folder", first, first);
    const again = join(folder, "0");
    const nothingKept = { NODE_DISABLE_COMPILE_CACHE: "1" };
    say("again, compiled anew", await medianOf(() => measure(again, nothingKept)), first);
    say("again", await medianOf(() => measure(again, {})), first);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds from the command to its line `ready`, as a person who types it waits. */
async function measure(dataDir: string, own: NodeJS.ProcessEnv): Promise<number> {
  const args = ["scripts/start.mjs", "--port", String(await findFreePort()), "--data", dataDir];
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: repositoryRoot,
    env: { ...process.env, ...own },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = exitOf(child);
  let output = "";
  for await (const chunk of child.stdout) {
    output += String(chunk);
    if (output.includes("\nready ")) break;
  }
  const seconds = (performance.now() - began) / 1000;
  if (!output.includes("\nready ")) throw new ExplainedError(`A start ended before it was ready:\n${output}`);
  child.kill("SIGTERM");
  await ended;
  return seconds;
}

async function medianOf(measureRun: (run: number) => Promise<number>): Promise<number> {
  const figures: number[] = [];
  for (let run = 0; run < runs; run += 1) figures.push(await measureRun(run));
  return timesOf(figures).p50;
}

function say(what: string, seconds: number, first: number): void {
  const ratio = (seconds / first).toFixed(2);
  process.stdout.write(`${what.padEnd(26)} ${seconds.toFixed(1).padStart(6)} s  × ${ratio}\n`);
}
