// Loaded with --import into a worker or the simulator, whose own code knows nothing of it: what the clock of its
// machine shows, as the faults have set it. One file is the clock of them all.
import { readFileSync } from "node:fs";
import { parseClock } from "./clock-file.ts";

const file = process.env["QUARRY_FAULTS_CLOCK"] ?? "";
const machineTime = Date.now;
const now = (): number => {
  const { isStanding, milliseconds } = parseClock(readFileSync(file, "utf8"));
  return isStanding ? milliseconds : machineTime() + milliseconds;
};

globalThis.Date = new Proxy(Date, {
  construct: (target, given, newTarget): Date =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a Date is what the constructor of Date makes
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as Date,
  get: (target, name): unknown => (name === "now" ? now : Reflect.get(target, name)),
});
