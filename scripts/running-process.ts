import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { errorCode } from "./error-code.ts";

/** Whether a process with this id runs now, whoever owns it. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** The command line of a running process; empty when it has ended. */
export function commandLineOf(pid: number): string {
  if (!isRunning(pid)) return "";
  const file = `/proc/${pid}/cmdline`;
  if (existsSync(file)) return readFileSync(file, "utf8").replaceAll("\0", " ");
  return spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).stdout;
}
