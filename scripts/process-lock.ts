import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { errorCode } from "./error-code.ts";
import { commandLineOf } from "./running-process.ts";

/** A lock that is ours until `release`, or the id of the process that has it. */
export type Lock = { isOurs: true; release: () => void } | { isOurs: false; heldBy: number };

/**
 * Takes a lock that a file with a process id stands for. One whose process has ended, or is another
 * program by now, is taken over.
 */
export function tryLock(file: string, program: RegExp): Lock {
  const own = `${process.pid}\n`;
  const ours: Lock = { isOurs: true, release: () => rmSync(file, { force: true }) };
  if (create(file, own)) return ours;
  const heldBy = Number(readFileSync(file, "utf8"));
  if (heldBy !== process.pid && program.test(commandLineOf(heldBy))) return { isOurs: false, heldBy };
  writeFileSync(file, own);
  return ours;
}

// Creating fails for all but one of two processes at the same moment.
function create(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: "wx" });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}
