// The command that migrates a database: `node packages/database/src/main.ts [--rolled-back NAME]`.
import { parseArgs } from "node:util";
import { readDatabaseUrl } from "./env.ts";
import { markRolledBack, migrate } from "./migrate.ts";

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { "rolled-back": { type: "string" } } });
  const databaseUrl = readDatabaseUrl();
  const failed = values["rolled-back"];
  if (failed !== undefined) {
    await markRolledBack(databaseUrl, failed);
    process.stdout.write(`${failed} will be applied again.\n`);
    return;
  }
  const { applied } = await migrate(databaseUrl);
  process.stdout.write(
    applied.length === 0 ? "The database is up to date.\n" : `Applied ${applied.join(", ")}.\n`,
  );
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
