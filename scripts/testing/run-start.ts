import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test as base } from "vitest";
import { exitOf } from "../child-exit.ts";
import { repositoryRoot } from "../repository-root.ts";
import { fastestDirectory } from "./fastest-directory.ts";

export type Ending = { code: number | null; output: string };

/** A start as people run it, in a process of its own. */
export type StartProcess = {
  ended: Promise<Ending>;
  /** Resolves when standard output or error has shown the text; rejects when the process ends before. */
  shows: (text: string) => Promise<void>;
  kill: (signal: NodeJS.Signals) => void;
  pid: number;
};

export type StartSettings = {
  args?: readonly string[];
  environment?: NodeJS.ProcessEnv;
  user?: { uid: number; gid: number };
};

/** Tests that start Quarry with a data folder of their own; everything started is stopped afterwards. */
export const test = base.extend<{ dataDir: string; start: (settings: StartSettings) => StartProcess }>({
  dataDir: async ({}, use) => {
    const folder = mkdtempSync(join(fastestDirectory(), "quarry-start-"));
    await use(join(folder, "data"));
    rmSync(folder, { recursive: true, force: true });
  },
  start: async ({ dataDir }, use) => {
    const started: StartProcess[] = [];
    await use((settings) => {
      const child = runStart(dataDir, settings);
      started.push(child);
      return child;
    });
    for (const { kill } of started) kill("SIGTERM");
    await Promise.all(started.map(({ ended }) => ended));
  },
});

function runStart(dataDir: string, { args = [], environment = {}, user }: StartSettings): StartProcess {
  const child = spawn(
    process.execPath,
    [join(repositoryRoot, "scripts/start.ts"), "--data", dataDir, ...args],
    {
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      ...user,
    },
  );
  let output = "";
  const listen = (chunk: Buffer): void => {
    output += String(chunk);
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const ended = exitOf(child).then(({ code }): Ending => ({ code, output }));
  const shows = async (text: string): Promise<void> => {
    const isEnded = ended.then(() => true);
    while (!output.includes(text)) {
      const next = Promise.race([once(child.stdout, "data"), once(child.stderr, "data")]).then(() => false);
      if (await Promise.race([next, isEnded]))
        throw new Error(`It ended without showing ${text}:\n${output}`);
    }
  };
  return { ended, shows, kill: (signal) => void child.kill(signal), pid: child.pid ?? 0 };
}
