import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { exitOf } from "./child-exit.ts";
import { ExplainedError } from "./explained-error.ts";
import { findFreePort } from "./free-port.ts";
import {
  chooseOperator,
  findPostgresBinaries,
  type Operator,
  type PostgresBinaries,
} from "./postgres-binaries.ts";
import { commandLineOf } from "./running-process.ts";

/** A Postgres that runs on 127.0.0.1 and whose files live in one directory. */
export type RunningPostgres = { url: string; port: number; stop: () => Promise<void> };

export type PostgresOptions = {
  dataDir: string;
  /** A free port is chosen when this is missing or 0. */
  port?: number;
  /** Throws durability away for speed: for clusters that are deleted after use. */
  temporary?: boolean;
};

type Cluster = { root: string; data: string; log: string; binaries: PostgresBinaries; operator: Operator };

const temporarySettings = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "wal_level=minimal",
  "max_wal_senders=0",
];
const sharedSettings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=200",
  "timezone=UTC",
];

/**
 * Starts Postgres on the cluster in `dataDir`, making the cluster and the database `quarry` first where
 * they are missing. A server that an interrupted run left behind on the same cluster is stopped before.
 * @throws ExplainedError when this machine cannot run it or the cluster belongs to another version
 */
export async function startPostgres({
  dataDir,
  port = 0,
  temporary = false,
}: PostgresOptions): Promise<RunningPostgres> {
  const cluster = await openCluster(resolve(dataDir));
  if (!existsSync(join(cluster.data, "PG_VERSION"))) await initialise(cluster, temporary);
  await assertVersion(cluster);
  await stopLeftBehind(cluster);
  const boundPort = await launch(cluster, {
    port,
    settings: temporary ? [...sharedSettings, ...temporarySettings] : sharedSettings,
  });
  const url = urlOf(cluster, boundPort);
  await createDatabase(url);
  return { url, port: boundPort, stop: () => stopServer(cluster) };
}

/** The address of the server that runs on the cluster in `dataDir` now, if one does. */
export function findRunningPostgres(dataDir: string): { url: string } | undefined {
  const root = resolve(dataDir);
  const server = readPostmasterFile(join(root, "cluster"));
  if (server === undefined || !isPostmaster(server.pid, join(root, "cluster"))) return undefined;
  return { url: urlOf({ root }, server.port) };
}

/** Stops the server that runs on the cluster in `dataDir`, whoever started it, if one does. */
export async function stopPostgres(dataDir: string): Promise<void> {
  if (findRunningPostgres(dataDir) === undefined) return;
  await stopServer(await openCluster(resolve(dataDir)));
}

async function openCluster(root: string): Promise<Cluster> {
  const binaries = await findPostgresBinaries();
  mkdirSync(root, { recursive: true });
  const operator = chooseOperator(binaries, root);
  if (operator.owner) chownSync(root, operator.owner.uid, operator.owner.gid);
  return { root, data: join(root, "cluster"), log: join(root, "postgres.log"), binaries, operator };
}

async function initialise(cluster: Cluster, temporary: boolean): Promise<void> {
  rmSync(cluster.data, { recursive: true, force: true });
  const passwordFile = join(cluster.root, "password");
  writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (cluster.operator.owner) chownSync(passwordFile, cluster.operator.owner.uid, cluster.operator.owner.gid);
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const speed = temporary ? ["--no-sync", "--no-data-checksums"] : [];
  await run(cluster, cluster.binaries.initdb, ["-D", cluster.data, ...locale, ...access, ...speed]);
}

async function assertVersion(cluster: Cluster): Promise<void> {
  const own = (await run(cluster, cluster.binaries.postgres, ["--version"])).match(/(\d+)\.\d+/)?.[1];
  const found = readFileSync(join(cluster.data, "PG_VERSION"), "utf8").trim();
  if (found === own) return;
  throw new ExplainedError(
    `The data in ${cluster.root} was made by Postgres ${found}, and this version of Quarry brings Postgres ${own}; start with another --data folder, or dump and restore the old one.`,
  );
}

async function stopLeftBehind(cluster: Cluster): Promise<void> {
  const server = readPostmasterFile(cluster.data);
  if (server === undefined) return;
  if (isPostmaster(server.pid, cluster.data)) return stopServer(cluster);
  rmSync(join(cluster.data, "postmaster.pid"), { force: true });
}

async function launch(cluster: Cluster, options: { port: number; settings: string[] }): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port || (await findFreePort());
    const flags = [`port=${port}`, ...options.settings].map((setting) => `-c ${setting}`).join(" ");
    try {
      await run(cluster, cluster.binaries.pg_ctl, [
        "start",
        "-w",
        "-t",
        "60",
        "-D",
        cluster.data,
        "-l",
        cluster.log,
        "-o",
        flags,
      ]);
      return port;
    } catch (cause) {
      // Another program may take a port between the look and the start.
      if (options.port === 0 && attempt < 3) continue;
      throw new ExplainedError(
        `Postgres did not start on port ${port}; its log ${cluster.log} says why: ${lastProblem(cluster.log)}`,
        { cause },
      );
    }
  }
}

async function stopServer(cluster: Cluster): Promise<void> {
  if (!existsSync(join(cluster.data, "postmaster.pid"))) return;
  await run(cluster, cluster.binaries.pg_ctl, ["stop", "-w", "-t", "60", "-m", "fast", "-D", cluster.data]);
}

function urlOf({ root }: Pick<Cluster, "root">, port: number): string {
  const password = readFileSync(join(root, "password"), "utf8").trim();
  return `postgresql://postgres:${password}@127.0.0.1:${port}/quarry`;
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/quarry$/, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'quarry'");
    if (rowCount === 0) await client.query("CREATE DATABASE quarry");
  } finally {
    await client.end();
  }
}

function readPostmasterFile(data: string): { pid: number; port: number } | undefined {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

// A process id may belong to another program after a reboot, so its command line decides.
function isPostmaster(pid: number, data: string): boolean {
  return commandLineOf(pid).includes(data);
}

function lastProblem(log: string): string {
  if (!existsSync(log)) return "it has no log yet.";
  const lines = readFileSync(log, "utf8").trimEnd().split("\n");
  return lines.findLast((line) => / (FATAL|WARNING): /.test(line)) ?? lines.at(-1) ?? "";
}

async function run({ operator, root }: Cluster, program: string, args: readonly string[]): Promise<string> {
  const [command = program, ...rest] = [...operator.prefix, program, ...args];
  const child = spawn(command, rest, { ...operator.spawnAs, cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk) => (output += String(chunk)));
  child.stderr.on("data", (chunk) => (output += String(chunk)));
  const { code } = await exitOf(child);
  if (code === 0) return output;
  throw new ExplainedError(`Postgres could not be prepared in ${root}: ${output.trim()}`);
}
