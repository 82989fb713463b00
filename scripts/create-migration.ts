// The command `npm run db:migration -- NAME [--empty]`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { createMigration } from "@quarry/database/create-migration";
import { MigrationError } from "@quarry/database/migration-error";
import { ExplainedError, runProgram } from "./explained-error.ts";
import { startPostgres } from "./postgres.ts";
import { repositoryRoot } from "./repository-root.ts";

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { empty: { type: "boolean" } },
  });
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) {
    throw new ExplainedError("Give the migration one name, as in `npm run db:migration -- add_requests`.");
  }
  const file = await onScratchServer((scratchUrl) =>
    createMigration({ scratchUrl, name: name.replaceAll("-", "_"), isEmptyAllowed: values.empty ?? false }),
  );
  process.stdout.write(
    file === undefined
      ? "prisma/schema says the same as the migrations: nothing to write. (`--empty` writes a file for SQL by hand.)\n"
      : `Wrote ${relative(repositoryRoot, file)}. Read it before it is committed.\n`,
  );
}

async function onScratchServer<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), "quarry-migration-"));
  const postgres = await startPostgres({ dataDir: directory, temporary: true });
  try {
    return await work(postgres.url);
  } catch (error) {
    if (error instanceof MigrationError) throw new ExplainedError(error.message, { cause: error });
    throw error;
  } finally {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

await runProgram(main);
