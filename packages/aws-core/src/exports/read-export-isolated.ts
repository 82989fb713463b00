// Reads an export in a child process with a memory and a time cap, so that no upload can harm its host.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { defaultExportLimits } from "./limits.ts";
import type { ExportLimits } from "./limits.ts";
import type { ExportSource } from "./read-export.ts";
import { ExportResult } from "./schema.ts";
import type { ExportFailure } from "./schema.ts";

export interface IsolationOptions {
  /**
   * Absolute path of `read-export-process`, as source or as built file. The caller names it, because inside
   * a bundle nothing can be found relative to this module.
   */
  entry: string;
  limits?: ExportLimits;
  /** Resident memory of the child, in MiB; at least 150, which Node needs for itself and a small file. */
  memoryMebibytes?: number;
  timeMilliseconds?: number;
  signal?: AbortSignal;
}

/** What the child is told, as its only argument. */
export interface ExportRequest {
  source: ExportSource;
  limits: ExportLimits;
  memoryBytes: number;
}

interface ChildEnd {
  exitCode: number | null;
  exitSignal: NodeJS.Signals | null;
  output: string;
  errorOutput: string;
  /** Set when we ended the child. */
  stopped?: "time" | "output";
}

const memoryExitCode = 71;
// V8 aborts when its heap is full.
const abortExitCode = 134;
const outputBytes = 64 * 1024 * 1024;
const errorOutputBytes = 4096;

/**
 * The same answer as `readExport`, parsed; a child that ran out of time or memory is answered as `bomb_total`.
 * The child gets no environment, may not write files, start processes or load native code.
 * @throws the signal's reason when aborted; Error when the child could not start or has a defect
 */
export async function readExportIsolated(
  source: ExportSource,
  options: IsolationOptions,
): Promise<ExportResult> {
  const { memoryMebibytes = 300, timeMilliseconds = 20_000 } = options;
  options.signal?.throwIfAborted();
  const child = startChild(source, options, memoryMebibytes);
  const end = await endOf(child, timeMilliseconds, options.signal);
  options.signal?.throwIfAborted();
  if (end.stopped === "time") {
    return stopped(`Reading the file took longer than ${timeMilliseconds / 1000} seconds`);
  }
  if (end.stopped === "output") return stopped("The file names profiles at too many places");
  if (end.exitCode === memoryExitCode || end.exitCode === abortExitCode || end.exitSignal === "SIGABRT") {
    return stopped(`Reading the file needed more than ${memoryMebibytes} MiB of memory`);
  }
  if (end.exitCode !== 0) {
    const how = end.exitSignal ?? `exit code ${end.exitCode}`;
    throw new Error(`The export reader ended with ${how}.`, { cause: end.errorOutput });
  }
  return ExportResult.parse(JSON.parse(end.output));
}

function startChild(source: ExportSource, options: IsolationOptions, memoryMebibytes: number): ChildProcess {
  const request: ExportRequest = {
    source,
    limits: options.limits ?? defaultExportLimits,
    memoryBytes: memoryMebibytes * 1024 * 1024,
  };
  const flags = [
    // Two thirds for the heap; the rest is for Node itself and for the file's bytes.
    `--max-old-space-size=${Math.floor((memoryMebibytes * 2) / 3)}`,
    // A larger young generation would hold more garbage than everything that is read.
    "--max-semi-space-size=8",
    "--permission",
    "--allow-fs-read=*",
    "--disable-warning=ExperimentalWarning",
    "--disable-warning=SecurityWarning",
  ];
  return spawn(process.execPath, [...flags, options.entry, JSON.stringify(request)], {
    // Nothing of this process's environment: it holds secrets.
    env: { NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function endOf(child: ChildProcess, timeMilliseconds: number, signal?: AbortSignal): Promise<ChildEnd> {
  return new Promise((resolve, reject) => {
    const end: ChildEnd = { exitCode: null, exitSignal: null, output: "", errorOutput: "" };
    const kill = (): void => void child.kill("SIGKILL");
    const timer = setTimeout(() => {
      end.stopped = "time";
      kill();
    }, timeMilliseconds);
    signal?.addEventListener("abort", kill);
    collect(child, end, kill);
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", kill);
    };
    child.on("error", (error) => {
      settle();
      reject(new Error("The export reader could not be started.", { cause: error }));
    });
    child.on("close", (exitCode, exitSignal) => {
      settle();
      resolve({ ...end, exitCode, exitSignal });
    });
  });
}

function collect(child: ChildProcess, end: ChildEnd, kill: () => void): void {
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    end.output += text;
    if (end.output.length <= outputBytes) return;
    end.stopped = "output";
    end.output = "";
    kill();
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    end.errorOutput = (end.errorOutput + text).slice(0, errorOutputBytes);
  });
}

const stopped = (what: string): ExportFailure => ({
  ok: false,
  error: { kind: "bomb_total", message: `${what}, so it was stopped. Upload a smaller export.` },
});
