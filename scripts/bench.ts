// The command `npm run bench -- NAME`: runs `main` of scripts/bench/NAME.ts.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ExplainedError, runProgram } from "./explained-error.ts";
import { repositoryRoot } from "./repository-root.ts";

const folder = join(repositoryRoot, "scripts/bench");

await runProgram(async () => {
  const [name = "", ...args] = process.argv.slice(2);
  const names = existsSync(folder) ? readdirSync(folder).map((file) => file.replace(/\.ts$/, "")) : [];
  if (!names.includes(name)) {
    throw new ExplainedError(
      `Name a benchmark, as in \`npm run bench -- ${names[0] ?? "NAME"}\`; there are: ${names.join(", ")}.`,
    );
  }
  const program: unknown = await import(join(folder, `${name}.ts`));
  if (!isBenchmark(program)) throw new Error(`scripts/bench/${name}.ts does not export a function main.`);
  await program.main(args);
});

function isBenchmark(value: unknown): value is { main: (args: readonly string[]) => Promise<void> } {
  return typeof value === "object" && value !== null && "main" in value && typeof value.main === "function";
}
