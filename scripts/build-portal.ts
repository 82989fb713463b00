import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runToEnd } from "./child-process.ts";
import { hashFiles, listFiles } from "./content-hash.ts";
import { runProgram } from "./explained-error.ts";
import { generateClient } from "./generate-client.ts";
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
 * Makes the production build of the portal, complete with the files that Next leaves beside it.
 * @throws ExplainedError with the end of Next's output when it fails
 */
export async function buildPortal(logs: string, signal?: AbortSignal): Promise<void> {
  const hash = hashSources();
  const build = {
    name: "build of the portal",
    args: [join(repositoryRoot, "node_modules/next/dist/bin/next"), "build"],
    cwd: portal,
    environment: {
      ...process.env,
      NODE_ENV: "production" as const,
      NEXT_TELEMETRY_DISABLED: "1",
      NO_COLOR: "1",
    },
    logs,
    firstProblem: /error TS|cannot|failed|⨯/i,
  };
  await runToEnd(build, signal);
  if (!existsSync(join(standalone, "server.js"))) throw new Error("next build ended without a server.");
  cpSync(join(portal, ".next/static"), join(standalone, ".next/static"), { recursive: true });
  if (existsSync(join(portal, "public"))) {
    cpSync(join(portal, "public"), join(standalone, "public"), { recursive: true });
  }
  writeFileSync(stamp, hash);
}

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
