import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { compiled } from "./bootstrap.mjs";
import { describeExit, exitOf, type ChildExit } from "./child-exit.ts";
import { errorCode } from "./error-code.ts";
import { ExplainedError } from "./explained-error.ts";
import { repositoryRoot } from "./repository-root.ts";

export type Program = {
  name: string;
  /** Program file and its arguments, run by this Node. */
  args: readonly string[];
  cwd?: string;
  environment: NodeJS.ProcessEnv;
  logs: string;
  /** The first line of its log to show when it fails; without it, the end of the log is shown. */
  firstProblem?: RegExp;
};

/** A program that runs until it is stopped. */
export type RunningProgram = {
  name: string;
  log: string;
  /** Rejects with an ExplainedError as soon as the program ends without having been stopped. */
  ended: Promise<never>;
  stop: () => Promise<void>;
};

// The worker lets a running job finish for 30 seconds.
const graceMilliseconds = 35_000;
const exitWithParent = pathToFileURL(join(repositoryRoot, "scripts/exit-with-parent.ts")).href;

/** Starts a program in a process group of its own, so that Ctrl-C reaches it only through `stop`. */
export function startProgram(program: Program): RunningProgram {
  const { child, log } = spawnProgram(program);
  let isStopping = false;
  const exited = exitOf(child);
  const ended = exited.then((exit): Promise<never> => {
    if (isStopping) return new Promise<never>(() => {});
    throw new ExplainedError(
      `The ${program.name} ended (${describeExit(exit)})${explain(exit, log, program)}`,
    );
  });
  ended.catch(() => {});
  const stop = async (): Promise<void> => {
    isStopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    signalGroup(child, "SIGTERM");
    await Promise.race([exited, wait(graceMilliseconds, undefined, { ref: false })]);
    signalGroup(child, "SIGKILL");
  };
  return { name: program.name, log, ended, stop };
}

/**
 * Runs a program to its end, or until the signal; one that has fired already starts nothing.
 * @throws ExplainedError with the last lines of its log when it fails; the signal's reason when it had fired
 */
export async function runToEnd(program: Program, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const { child, log } = spawnProgram(program);
  signal?.addEventListener("abort", () => signalGroup(child, "SIGTERM"), { once: true });
  const exit = await exitOf(child);
  if (exit.code === 0) return;
  throw new ExplainedError(
    `The ${program.name} failed (${describeExit(exit)})${explain(exit, log, program)}`,
  );
}

function spawnProgram({ name, args, cwd, environment, logs }: Program): { child: ChildProcess; log: string } {
  const log = join(logs, `${name.replaceAll(" ", "-")}.log`);
  const output = openSync(log, "w");
  const child = spawn(process.execPath, ["--import", exitWithParent, ...args], {
    cwd: cwd ?? repositoryRoot,
    env: { NODE_COMPILE_CACHE: compiled, ...environment, QUARRY_STARTED_BY: String(process.pid) },
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
  });
  closeSync(output);
  return { child, log };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
}

const shownLogLines = 12;

function explain({ signal }: ChildExit, log: string, { firstProblem }: Program): string {
  if (signal !== null) return `; its log is ${log}.`;
  const lines = readFileSync(log, "utf8").trimEnd().split("\n");
  const first = firstProblem === undefined ? -1 : lines.findIndex((line) => firstProblem.test(line));
  const shown = first === -1 ? lines.slice(-shownLogLines) : lines.slice(first, first + shownLogLines);
  if (shown.join("").trim() === "") return `; its log ${log} is empty.`;
  return `; its log ${log} says:\n${shown.join("\n")}`;
}
