import type { ChildProcess } from "node:child_process";

/** How a process ended: its exit code, or the signal that killed it. */
export type ChildExit = { code: number | null; signal: NodeJS.Signals | null };

/** Resolves when the process has ended and its output has been read. */
export function exitOf(child: ChildProcess): Promise<ChildExit> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
}

/** "exit code 1" or the name of the signal. */
export function describeExit({ code, signal }: ChildExit): string {
  return signal ?? `exit code ${code}`;
}
