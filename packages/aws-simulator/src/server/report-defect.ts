import { inspect } from "node:util";

/** Tells an error that should not have happened to whoever runs the simulator. */
export function reportDefect(error: unknown): void {
  process.stderr.write(`${inspect(error)}\n`);
}
