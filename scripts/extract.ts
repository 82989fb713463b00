// Reads exports from the command line: `npm run -s extract -- FILE… [--json]`.
import { enableCompileCache } from "node:module";
import { basename, resolve } from "node:path";

// As an npm script this runs in the repository's folder; the paths are meant from where the person stands.
const isNpmScript = process.env["npm_lifecycle_event"] === "extract";
const folder = (isNpmScript ? process.env["INIT_CWD"] : undefined) ?? process.cwd();

const usage = `Usage: npm run -s extract -- FILE… [--json]
Reads export zips and loose templates and lists the inference profiles they name.
  --json  one line of JSON per file instead of a report
Exit code: 0 if every file was read, 2 if one could not be, 64 for a wrong command line.
`;

const argumentsGiven = process.argv.slice(2);
const options = argumentsGiven.filter((argument) => argument.startsWith("--"));
const files = argumentsGiven.filter((argument) => !argument.startsWith("--"));

if (options.includes("--help")) {
  process.stdout.write(usage);
} else if (files.length === 0 || options.some((option) => option !== "--json")) {
  process.stderr.write(usage);
  process.exitCode = 64;
} else {
  process.exitCode = await extract(files, options.includes("--json"));
}

async function extract(paths: string[], asJson: boolean): Promise<number> {
  // Half of a small export's time is loading; imports have to come after this to gain from it.
  enableCompileCache();
  const { readExport } = await import("../packages/aws-core/src/exports/read-export.ts");
  const { resultPieces } = await import("../packages/aws-core/src/exports/result-pieces.ts");
  const { renderReport } = await import("../packages/aws-core/src/exports/render-report.ts");
  let exitCode = 0;
  for (const path of paths) {
    const result = await readExport({ path: resolve(folder, path), name: basename(path) });
    if (asJson) {
      for (const piece of resultPieces(result)) process.stdout.write(piece);
      process.stdout.write("\n");
    } else {
      process.stdout.write(renderReport(basename(path), result));
    }
    if (!result.ok) exitCode = 2;
  }
  return exitCode;
}
