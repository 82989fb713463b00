import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The clock of all machines of a run: one that stands shows its milliseconds since 1970, one that runs is ahead by them. */
export interface FaultClock {
  isStanding: boolean;
  milliseconds: number;
}

/** Where the clock is kept, beside the folder for logs. */
export const clockFile = (logs: string): string => join(logs, "..", "clock");

export function parseClock(text: string): FaultClock {
  const milliseconds = Number(text.slice(1));
  return { isStanding: text.startsWith("="), milliseconds };
}

export const readClock = (logs: string): FaultClock => parseClock(readFileSync(clockFile(logs), "utf8"));

/** Sets the clock at once: nobody reads half of it. */
export function writeClock(logs: string, { isStanding, milliseconds }: FaultClock): void {
  const file = clockFile(logs);
  writeFileSync(`${file}.new`, `${isStanding ? "=" : "+"}${milliseconds}`);
  renameSync(`${file}.new`, file);
}
