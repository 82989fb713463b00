// The program that read-export-isolated.ts starts: reads one export under a memory cap and prints the answer.
import { readExport } from "./read-export.ts";
import { resultPieces } from "./result-pieces.ts";
import type { ExportRequest } from "./read-export-isolated.ts";

/** Exit code that means: the memory cap was reached. */
const memoryExitCode = 71;
const memoryCheckMilliseconds = 25;

const request: ExportRequest = JSON.parse(process.argv[2] ?? "");

// The heap has its own cap; buffers live outside of it and are only seen in the resident set.
setInterval(() => {
  if (process.memoryUsage.rss() > request.memoryBytes) process.exit(memoryExitCode);
}, memoryCheckMilliseconds).unref();

try {
  const result = await readExport(request.source, request.limits);
  for (const piece of resultPieces(result)) process.stdout.write(piece);
} catch (error) {
  // A message could quote the export; name and stack frames cannot.
  const frames = error instanceof Error ? (error.stack ?? "").match(/^ +at .*$/gm) : undefined;
  process.stderr.write([error instanceof Error ? error.name : "Error", ...(frames ?? [])].join("\n"));
  process.exitCode = 1;
}
