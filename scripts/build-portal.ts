import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { runToEnd } from "./child-process.ts";
import { hashFiles, listFiles } from "./content-hash.ts";
import { runProgram } from "./explained-error.ts";
import { generateClient } from "./generate-client.ts";
import { tryLock } from "./process-lock.ts";
import { repositoryRoot } from "./repository-root.ts";

const portal = join(repositoryRoot, "apps/portal");
const standalone = join(portal, ".next/standalone/apps/portal");
const stamp = join(portal, ".next/sources-hash.txt");

/** The production server that `buildPortal` makes, a program for Node. */
export const portalServer = join(standalone, "server.js");

/** Whether the last build was made from other sources than those of now. */
export function isPortalBuildStale(): boolean {
  return !existsSync(portalServer) || !existsSync(stamp) || readFileSync(stamp, "utf8") !== hashSources();
}

/**
 * Makes the production build of the portal, complete with the files that Next leaves beside it. While
 * another process builds, it waits, and builds only what that one left stale.
 * @throws ExplainedError with the first problem in Next's output when it fails
 */
export async function buildPortal(logs: string, signal?: AbortSignal): Promise<void> {
  const release = await takeTurn(signal);
  try {
    if (isPortalBuildStale()) await build(logs, signal);
  } finally {
    release();
  }
}

async function takeTurn(signal: AbortSignal | undefined): Promise<() => void> {
  const folder = join(repositoryRoot, ".quarry");
  mkdirSync(folder, { recursive: true });
  for (;;) {
    const lock = tryLock(join(folder, "build.pid"), /scripts.(start|test|build-portal|build-programs)\.ts/);
    if (lock.isOurs) return lock.release;
    await wait(500, undefined, signal === undefined ? {} : { signal });
  }
}

async function build(logs: string, signal?: AbortSignal): Promise<void> {
  const hash = hashSources();
  rmSync(stamp, { force: true });
  const next = {
    name: "build of the portal",
    args: [join(repositoryRoot, "node_modules/next/dist/bin/next"), "build"],
    cwd: portal,
    environment: { ...process.env, ...buildSettings },
    logs,
    firstProblem: /error TS|cannot|failed|⨯/i,
  };
  await runToEnd(next, signal);
  if (!existsSync(portalServer)) throw new Error("next build ended without a server.");
  for (const part of [".next/static", "public"]) {
    if (existsSync(join(portal, part)))
      cpSync(join(portal, part), join(standalone, part), { recursive: true });
  }
  writeFileSync(stamp, hash);
}

const buildSettings = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" } as const;

function hashSources(): string {
  const folders = ["apps/portal", "packages/aws-core", "packages/database", "packages/domain", "packages/ui"];
  const sources = folders.flatMap((folder) => listFiles(repositoryRoot, folder)).filter(isBuilt);
  return hashFiles(repositoryRoot, [...sources, "prisma/schema", "package-lock.json", "tsconfig.base.json"]);
}

// What tests and tools write must not cause another build.
function isBuilt(path: string): boolean {
  return !/\.test\.tsx?$|\.tsbuildinfo$|next-env\.d\.ts$/.test(path);
}

if (import.meta.main) {
  await runProgram(async () => {
    generateClient();
    const logs = join(repositoryRoot, ".quarry/logs");
    mkdirSync(logs, { recursive: true });
    await buildPortal(logs);
  });
}
