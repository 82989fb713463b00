import { readCommandLine, usage } from "./command-line.ts";
import { startSimulator } from "./start-simulator.ts";
import type { Simulator } from "./start-simulator.ts";

try {
  const simulator = await startSimulator(readCommandLine(process.argv.slice(2)));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop(simulator));
  process.stdout.write(`ready ${simulator.url}\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

async function stop(simulator: Simulator): Promise<void> {
  await simulator.close();
  process.exit(0);
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return "The port is in use: stop what listens there, or choose another with --port.";
  if (code === "EACCES") return "The port may not be used: choose one above 1023 with --port.";
  return String(code).startsWith("ERR_PARSE_ARGS") ? `${error.message} ${usage}` : error.message;
}
