import { parseArgs } from "node:util";
import type { SimulatorOptions } from "./start-simulator.ts";

export const usage =
  "Usage: node packages/aws-simulator/src/main.ts --port 4566 [--host 127.0.0.1] [--state FILE] [--scenario NAME] [--time-scale N]";

/** Reads the flags. Throws an Error of one sentence for a flag that is unknown or wrong. */
export function readCommandLine(flags: readonly string[]): SimulatorOptions {
  const { values } = parseArgs({
    args: [...flags],
    options: {
      port: { type: "string", default: "4566" },
      host: { type: "string", default: "127.0.0.1" },
      state: { type: "string" },
      scenario: { type: "string" },
      "time-scale": { type: "string", default: "1" },
    },
  });
  const timeScale = Number(values["time-scale"]);
  if (!(timeScale > 0))
    throw new Error(`--time-scale must be a number above 0, not "${values["time-scale"]}".`);
  return {
    port: readPort(values.port),
    host: values.host,
    settings: { timeScale },
    ...(values.state !== undefined && { stateFile: values.state }),
    ...(values.scenario !== undefined && { scenario: values.scenario }),
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535 && text.trim() !== "") return port;
  throw new Error(`--port must be a number from 0 to 65535, not "${text}".`);
}
