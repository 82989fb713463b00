import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashFiles } from "./content-hash.ts";
import { ExplainedError, runProgram } from "./explained-error.ts";
import { repositoryRoot } from "./repository-root.ts";

const generated = join(repositoryRoot, "packages/database/src/generated");
const stamp = join(generated, "schema-hash.txt");

/**
 * Generates the Prisma client where the schema or Prisma changed since the last time.
 * @returns whether anything was generated
 * @throws ExplainedError with Prisma's own message when the schema is wrong
 */
export function generateClient(): boolean {
  const hash = hashFiles(repositoryRoot, [
    "prisma/schema",
    "prisma.config.ts",
    "node_modules/prisma/package.json",
  ]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return false;
  const prisma = join(repositoryRoot, "node_modules/prisma/build/index.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, "generate", "--no-hints"], {
    cwd: repositoryRoot,
    encoding: "utf8",
    env: { ...process.env, ...withoutDownloads },
  });
  if (status !== 0) throw new ExplainedError(`prisma generate failed:\n${stderr || stdout}`);
  writeFileSync(stamp, hash);
  return true;
}

// The engine is asked for but not used by generate: naming any program keeps Prisma from fetching it.
const withoutDownloads = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  CHECKPOINT_DISABLE: "1",
};

if (import.meta.main) await runProgram(async () => generateClient());
