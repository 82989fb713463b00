import { spawn, type ChildProcess } from "node:child_process";
import { appendFileSync, closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { compiled } from "../bootstrap.mjs";
import { describeExit, exitOf } from "../child-exit.ts";
import { repositoryRoot } from "../repository-root.ts";
import { clockFile } from "./clock-file.ts";
import { startFaultProxy, type Fault, type PassingCall } from "./fault-proxy.ts";
import { strikeMark } from "./points.ts";
import { createStrikes, type Strike } from "./strikes.ts";

/** A worker as `npm start` runs it, with its own way to AWS, that can be struck. */
export interface WorkerProcess {
  /** Has it struck once, instead of any strike that still waits; returns whether that has happened yet. */
  arm(strike: Strike): () => boolean;
  /** Lets a stopped worker go on. */
  resume(): void;
  /** Whether it has said that it takes jobs. */
  isReady(): boolean;
  isEnded(): boolean;
  /** Kills it without a warning. */
  kill(): Promise<void>;
  /** Asks it to end and waits until it has; a crash when it does not end well. */
  stop(): Promise<void>;
}

interface WorkerOptions {
  name: string;
  databaseUrl: string;
  simulatorUrl: string;
  /** Twelve digits: the simulator takes an access key like this as that account. */
  account: string;
  logs: string;
  /** Modules loaded before the worker's own code, besides the failpoints. */
  preloads?: readonly string[];
  chooseFault?: (call: PassingCall) => Fault | undefined;
  /** Told when it ends although nobody made it, with the end of its log. */
  onCrash: (says: string) => void;
}

// A worker that is asked to end lets its jobs finish for 30 seconds.
const longestEndMilliseconds = 40_000;
const failpoints = join(import.meta.dirname, "failpoints.ts");
const entry = join(repositoryRoot, "apps/worker/src/main.ts");

/** Starts a worker; it is not ready yet when this resolves, but orders reach it before its first job. */
export async function startWorker(options: WorkerOptions): Promise<WorkerProcess> {
  const { promise: exited, resolve: noteExit } = Promise.withResolvers<void>();
  let [isMeantToEnd, isEnded] = [false, false];
  const strikes = createStrikes({
    order: (order) => void (child.connected && child.send(order)),
    send: (signal) => void child.kill(signal),
    ended: exited,
  });
  const proxy = await startFaultProxy({
    target: options.simulatorUrl,
    chooseFault: (call) => options.chooseFault?.(call) ?? strikes.meet(call),
  });
  const log = join(options.logs, `${options.name}.log`);
  const child = spawnWorker(options, proxy.url, log);
  readErrors(child, log, (point) => strikes.strikesItself(point));
  const ended = watchEnd();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    isMeantToEnd = true;
    child.kill(signal);
    await ended;
  };

  return {
    arm: (strike) => strikes.arm(strike),
    resume() {
      child.kill("SIGCONT");
      strikes.release();
    },
    isReady: () => readFileSync(log, "utf8").includes('"msg":"ready"'),
    isEnded: () => isEnded,
    kill: () => end("SIGKILL"),
    async stop() {
      child.kill("SIGCONT");
      const late = setTimeout(() => {
        options.onCrash(`${options.name} did not end when it was asked to`);
        child.kill("SIGKILL");
      }, longestEndMilliseconds);
      await end("SIGTERM");
      clearTimeout(late);
    },
  };

  async function watchEnd(): Promise<void> {
    const exit = await exitOf(child);
    isEnded = true;
    noteExit();
    await proxy.close();
    if (isMeantToEnd ? exit.code !== null && exit.code !== 0 : !strikes.hasKilled()) {
      options.onCrash(`${options.name} ended (${describeExit(exit)}): ${lastLines(log)}`);
    }
  }
}

function spawnWorker(options: WorkerOptions, proxyUrl: string, log: string): ChildProcess {
  const imports = [failpoints, ...(options.preloads ?? [])].flatMap((path) => [
    "--import",
    pathToFileURL(path).href,
  ]);
  const output = openSync(log, "a");
  const child = spawn(process.execPath, [...imports, entry], {
    env: environmentOf(options, proxyUrl),
    stdio: ["ignore", output, "pipe", "ipc"],
  });
  closeSync(output);
  return child;
}

function readErrors({ stderr }: ChildProcess, log: string, onStrike: (point: string) => void): void {
  if (stderr === null) throw new Error("A worker was started without a standard error to read.");
  createInterface({ input: stderr }).on("line", (line) => {
    appendFileSync(log, `${line}\n`);
    if (line.startsWith(strikeMark)) onStrike(line.slice(strikeMark.length));
  });
}

function environmentOf({ databaseUrl, account, logs }: WorkerOptions, proxyUrl: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env["PATH"],
    NODE_ENV: "production",
    // A worker that starts hundreds of times need not be compiled anew each time.
    NODE_COMPILE_CACHE: compiled,
    DATABASE_URL: databaseUrl,
    QUARRY_SECRET_KEY: "the key of workers that seal nothing real",
    QUARRY_FAULTS_CLOCK: clockFile(logs),
    AWS_ENDPOINT_URL: proxyUrl,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: "faults",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  };
}

function lastLines(log: string): string {
  return readFileSync(log, "utf8").trimEnd().split("\n").slice(-5).join("\n");
}
