import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ProductAddresses } from "./product-addresses.ts";
import { freePort } from "./free-port.ts";
import { repositoryRoot } from "./repository-root.ts";

/** A product of its own, in the way people start it. */
export interface StartedProduct {
  /** Where people open the portal, without a slash at the end. */
  portal: string;
  dataDir: string;
  stop: () => Promise<void>;
}

/**
 * Runs the start program with a data folder that is deleted afterwards.
 *
 * @param environment added to what a shell would give; `PORT` is a free one unless it names another
 * @throws Error with the program's output when it ends before it is ready
 */
export async function startProduct(environment: NodeJS.ProcessEnv = {}): Promise<StartedProduct> {
  const dataDir = mkdtempSync(join(tmpdir(), "quarry-e2e-"));
  const port = environment["PORT"] ?? String(await freePort());
  const program = join(repositoryRoot, "scripts/start.ts");
  const flags = ["--port", port, "--host", "127.0.0.1", "--data", dataDir];
  const child = spawn(process.execPath, [program, ...flags], {
    cwd: repositoryRoot,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...environment },
    // Its end of the channel closes when this process is gone, however that came about, and it stops.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const exited = once(child, "exit");
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await exited;
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  const ready = Promise.withResolvers<string>();
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      output += String(chunk);
      // With the end of its line: the output comes in pieces.
      const address = /^ready (\S+)\r?\n/mu.exec(output)?.[1];
      if (address !== undefined) ready.resolve(address);
    });
  }
  child.once("exit", () => ready.reject(new Error(`The product ended before it was ready:\n${output}`)));
  try {
    return { portal: await ready.promise, dataDir, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The addresses of a product in demo mode: simulator and database are its own, known from its data folder. */
export function addressesOf({ portal, dataDir }: StartedProduct): ProductAddresses {
  const log = readFileSync(join(dataDir, "logs/AWS-simulator.log"), "utf8");
  const simulator = /^ready (\S+)$/mu.exec(log)?.[1];
  if (simulator === undefined) throw new Error(`The simulator's log has no address:\n${log}`);
  return { portal, simulator, database: databaseUrl(join(dataDir, "postgres")) };
}

function databaseUrl(folder: string): string {
  const password = readFileSync(join(folder, "password"), "utf8").trim();
  // Postgres documents the file: process, folder, start, port, …
  const port = readFileSync(join(folder, "cluster/postmaster.pid"), "utf8").split("\n")[3];
  return `postgresql://postgres:${password}@127.0.0.1:${port}/quarry`;
}
