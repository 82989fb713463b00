import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { repositoryRoot } from "./repository-root.ts";

const run = promisify(execFile);

/**
 * Runs an operator's command on the database, as in `admin(url, ["person", "add", …])`.
 *
 * @returns what it prints
 */
export async function runAdmin(database: string, args: readonly string[]): Promise<string> {
  const program = join(repositoryRoot, "scripts/admin.ts");
  const { stdout } = await run(process.execPath, [program, ...args], {
    env: { PATH: process.env["PATH"], DATABASE_URL: database },
  });
  return stdout.trim();
}
