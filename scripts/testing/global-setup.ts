import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@quarry/database/migrate";
import type { TestPostgres } from "@quarry/database/testing/test-database";
import type { TestProject } from "vitest/node";
import { generateClient } from "../generate-client.ts";
import { startPostgres, stopPostgres } from "../postgres.ts";
import { isRunning } from "../running-process.ts";
import { fastestDirectory } from "./fastest-directory.ts";

const prefix = "quarry-test-";

/** One throw-away Postgres for the whole test run, with one migrated database that tests copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  generateClient();
  await removeAbandoned();
  const directory = mkdtempSync(join(fastestDirectory(), `${prefix}${process.pid}-`));
  const remove = async (): Promise<void> => {
    await stopPostgres(directory);
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const { url } = await startPostgres({ dataDir: directory, temporary: true });
    await migrate(url);
    const testPostgres: TestPostgres = { adminUrl: url.replace(/quarry$/, "postgres"), template: "quarry" };
    project.provide("testPostgres", testPostgres);
    return remove;
  } catch (error) {
    await remove();
    throw error;
  }
}

// A run that was killed leaves its server and files behind; the folder's name holds the id of its process.
async function removeAbandoned(): Promise<void> {
  for (const parent of new Set([tmpdir(), fastestDirectory()])) {
    for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
      const pid = Number(name.slice(prefix.length).split("-")[0]);
      if (isRunning(pid)) continue;
      await stopPostgres(join(parent, name));
      rmSync(join(parent, name), { recursive: true, force: true });
    }
  }
}
