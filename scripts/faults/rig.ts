import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { migrate } from "@quarry/database/migrate";
import { startProgram } from "../child-process.ts";
import { startPostgres, stopPostgres } from "../postgres.ts";
import { isRunning } from "../running-process.ts";
import { fastestDirectory } from "../testing/fastest-directory.ts";
import { waitForLine } from "../wait-until-ready.ts";
import { clockFile, writeClock } from "./clock-file.ts";

const prefix = "quarry-faults-";
const machineClock = join(import.meta.dirname, "machine-clock.ts");

/** What all scenarios run on: a Postgres and a simulator of AWS of their own, and a folder for logs. */
export interface Rig {
  databaseUrl: string;
  postgres: { dataDir: string; port: number };
  simulatorUrl: string;
  logs: string;
  /** Aborted when the run is to end early. */
  signal: AbortSignal;
}

/**
 * Starts everything, runs the work and takes everything down. Postgres keeps its durability: it is going to be
 * stopped without a warning, and what it acknowledged has to be there afterwards.
 */
export async function withRig<Result>(
  signal: AbortSignal,
  work: (rig: Rig) => Promise<Result>,
): Promise<Result> {
  await removeAbandoned();
  const folder = mkdtempSync(join(fastestDirectory(), `${prefix}${process.pid}-`));
  const logs = join(folder, "logs");
  mkdirSync(logs);
  writeClock(logs, { isStanding: false, milliseconds: 0 });
  const dataDir = join(folder, "postgres");
  const postgres = await startPostgres({ dataDir });
  try {
    await migrate(postgres.url);
    const simulator = await startSimulator(logs, signal);
    try {
      const { url: databaseUrl, port } = postgres;
      return await work({
        databaseUrl,
        postgres: { dataDir, port },
        simulatorUrl: simulator.url,
        logs,
        signal,
      });
    } finally {
      await simulator.stop();
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startSimulator(logs: string, signal: AbortSignal) {
  const entry = ["packages/aws-simulator/src/main.ts", "--port", "0", "--scenario", "empty"];
  const { log, stop } = startProgram({
    name: "AWS simulator",
    args: ["--import", pathToFileURL(machineClock).href, ...entry],
    environment: { ...process.env, QUARRY_FAULTS_CLOCK: clockFile(logs) },
    logs,
  });
  await waitForLine(log, /^ready /m, signal);
  return { url: /^ready (\S+)$/m.exec(readFileSync(log, "utf8"))?.[1] ?? "", stop };
}

// A run that was killed leaves its server and files behind; the folder's name holds the id of its process.
async function removeAbandoned(): Promise<void> {
  const parent = fastestDirectory();
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    if (isRunning(Number(name.slice(prefix.length).split("-")[0]))) continue;
    await stopPostgres(join(parent, name, "postgres"));
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}
