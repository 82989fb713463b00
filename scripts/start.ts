// The program behind `npm start` and `npm run dev`.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { startHubServer } from "@quarry/aws-core/hub/testing/start-hub-server";
import { migrate } from "@quarry/database/migrate";
import { MigrationError } from "@quarry/database/migration-error";
import { demoPeople } from "@quarry/domain/settings/demo-people";
import { buildPortal, isPortalBuildStale, portalServer } from "./build-portal.ts";
import { runToEnd, startProgram, type Program, type RunningProgram } from "./child-process.ts";
import { openDataDirectory, type DataDirectory } from "./data-directory.ts";
import { ExplainedError, runProgram } from "./explained-error.ts";
import { findFreePort, isPortFree } from "./free-port.ts";
import { generateClient } from "./generate-client.ts";
import { findRunningPostgres, startPostgres } from "./postgres.ts";
import { repositoryRoot } from "./repository-root.ts";
import { childEnvironment } from "./start-environment.ts";
import { readStartOptions, type StartOptions } from "./start-options.ts";
import { step } from "./steps.ts";
import { createSupervisor, type Supervisor } from "./supervisor.ts";
import { waitForLine, waitUntilHealthy, type Part } from "./wait-until-ready.ts";

type Start = { options: StartOptions; data: DataDirectory; supervisor: Supervisor };

const preferredSimulatorPort = 4566;

async function main(): Promise<void> {
  const options = readStartOptions(process.argv.slice(2), process.env);
  await assertPortFree(options.port);
  const data = openDataDirectory(options.dataDir);
  const supervisor = createSupervisor();
  supervisor.onStop(() => data.release());
  await supervisor.run(() => launch({ options, data, supervisor }));
}

async function launch(start: Start): Promise<void> {
  process.stdout.write("Quarry\n");
  const { options, data, supervisor } = start;
  const [databaseUrl, simulatorUrl] = await supervisor.both(openDatabase(start), openSimulator(start));
  const hubUrl = await openHub(start);
  const environment = childEnvironment(options, data.secrets, { databaseUrl, simulatorUrl, hubUrl });
  await supervisor.both(seedDemo(start, environment), buildIfStale(start));
  await step("worker and portal", async () => {
    runWatched(start, { name: "worker", args: ["apps/worker/src/main.ts"], environment });
    runWatched(start, portalProgram(options, environment));
    const health = `http://${reachableHost(options)}:${options.port}/api/health`;
    await waitUntilHealthy(health, neededParts(options), supervisor.signal);
  });
  process.stdout.write(announcement(options, data));
}

async function openDatabase({ options, data, supervisor }: Start): Promise<string> {
  generateClient();
  const url = options.databaseUrl ?? (await step("Postgres", () => startOwnPostgres(data, supervisor)));
  supervisor.signal.throwIfAborted();
  await step("database migrations", async () => {
    try {
      await migrate(url);
    } catch (cause) {
      if (cause instanceof MigrationError) throw new ExplainedError(cause.message, { cause });
      throw cause;
    }
  });
  return url;
}

async function startOwnPostgres(data: DataDirectory, supervisor: Supervisor): Promise<string> {
  const dataDir = join(data.path, "postgres");
  const { url, stop } = await startPostgres({ dataDir });
  const watch = setInterval(() => {
    if (findRunningPostgres(dataDir) !== undefined) return;
    supervisor.fail(new ExplainedError(`Postgres ended; its log ${join(dataDir, "postgres.log")} says why.`));
  }, 1_000);
  supervisor.onStop(async () => {
    clearInterval(watch);
    await stop();
  });
  return url;
}

async function openSimulator(start: Start): Promise<string | undefined> {
  const { options, data, supervisor } = start;
  if (!options.isDemo) return undefined;
  return step("AWS simulator", async () => {
    const port = (await isPortFree(preferredSimulatorPort)) ? preferredSimulatorPort : await findFreePort();
    const state = join(data.path, "simulator.json");
    const args = ["packages/aws-simulator/src/main.ts", "--port", String(port), "--state", state];
    const { log } = runWatched(start, { name: "AWS simulator", args, environment: process.env });
    await waitForLine(log, /^ready /m, supervisor.signal);
    return `http://127.0.0.1:${port}`;
  });
}

/** The demo works without the internet: a few models of the Hub are served from here, unless another Hub is named. */
async function openHub({ options, supervisor }: Start): Promise<string | undefined> {
  if (!options.isDemo || process.env["HF_ENDPOINT"]) return undefined;
  const hub = await startHubServer({ port: 0 });
  supervisor.onStop(() => hub.close());
  return hub.url;
}

async function seedDemo({ options, data, supervisor }: Start, environment: NodeJS.ProcessEnv): Promise<void> {
  const marker = join(data.path, "seeded.txt");
  const place = options.databaseUrl === undefined ? "embedded" : new URL(options.databaseUrl).pathname;
  if (!options.isDemo || (existsSync(marker) && readFileSync(marker, "utf8") === place)) return;
  const seed = { name: "demo world", args: ["prisma/seed.ts"], environment, logs: data.logs };
  await step("demo world", () => runToEnd(seed, supervisor.signal));
  writeFileSync(marker, place);
}

async function buildIfStale({ options, data, supervisor }: Start): Promise<void> {
  if (options.isDevelopment || !isPortalBuildStale()) return;
  await step("production build of the portal", () => buildPortal(data.logs, supervisor.signal));
}

function portalProgram(options: StartOptions, environment: NodeJS.ProcessEnv): Omit<Program, "logs"> {
  if (!options.isDevelopment) return { name: "portal", args: [portalServer], environment };
  const next = join(repositoryRoot, "node_modules/next/dist/bin/next");
  const args = [next, "dev", "--port", String(options.port), "--hostname", options.host];
  return { name: "portal", args, cwd: join(repositoryRoot, "apps/portal"), environment };
}

/** An AWS that does not answer is told on the pages; only the demo brings its own and can wait for it. */
function neededParts({ isDemo }: StartOptions): Part[] {
  return isDemo ? ["database", "worker", "aws"] : ["database", "worker"];
}

function runWatched({ data, supervisor }: Start, program: Omit<Program, "logs">): RunningProgram {
  supervisor.signal.throwIfAborted();
  const running = startProgram({ ...program, logs: data.logs });
  supervisor.onStop(() => running.stop());
  running.ended.catch((error: unknown) => supervisor.fail(error));
  return running;
}

function reachableHost({ host }: StartOptions): string {
  return host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
}

async function assertPortFree(port: number): Promise<void> {
  if (await isPortFree(port)) return;
  throw new ExplainedError(
    `Port ${port} is in use by another program; stop that program, or choose another port, as in \`npm start -- --port ${port + 1}\`.`,
  );
}

function announcement({ port, isDemo }: StartOptions, { path, logs }: DataDirectory): string {
  const people = demoPeople.map(({ email, platformRole, memberships }) => {
    const roles = [
      platformRole ?? [],
      ...memberships.map(({ team, role }) => `${role} of team ${team}`),
    ].flat();
    return `  ${email.padEnd(24)} ${roles.join(", ")}`;
  });
  const lines = [
    "",
    `Quarry runs at http://localhost:${port}`,
    ...(isDemo ? ["Sign in with one click as", ...people] : []),
    `Ctrl-C stops it. The data stays in ${relative(process.cwd(), path)}, logs are in ${relative(process.cwd(), logs)}.`,
    `ready http://localhost:${port}`,
  ];
  return `${lines.join("\n")}\n`;
}

await runProgram(main);
