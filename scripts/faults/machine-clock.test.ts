import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { clockFile, writeClock, type FaultClock } from "./clock-file.ts";

const hour = 3_600_000;

function readTimes(clock: FaultClock): unknown[] {
  const folder = mkdtempSync(join(tmpdir(), "quarry-clock-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const logs = join(folder, "logs");
  mkdirSync(logs);
  writeClock(logs, clock);
  const program = `const made = new Date(); console.log(JSON.stringify([
    Date.now(), made.getTime(), new Date(5).getTime(), made instanceof Date, Date.UTC(1970, 0, 2)]))`;
  const { stdout } = spawnSync(
    process.execPath,
    ["--import", join(import.meta.dirname, "machine-clock.ts"), "--eval", program],
    { encoding: "utf8", env: { ...process.env, QUARRY_FAULTS_CLOCK: clockFile(logs) } },
  );
  const times: unknown[] = JSON.parse(stdout);
  return times;
}

const untouched = [5, true, 86_400_000];

test("a process with a moved clock is that much later, while a date that it is given stays", () => {
  const [now, made, ...others] = readTimes({ isStanding: false, milliseconds: hour });
  const later = Date.now() + hour;
  expect(Math.abs(Number(now) - later)).toBeLessThan(10_000);
  expect(Math.abs(Number(made) - later)).toBeLessThan(10_000);
  expect(others).toEqual(untouched);
});

test("a clock that stands shows the same however long a process takes", () => {
  expect(readTimes({ isStanding: true, milliseconds: hour })).toEqual([hour, hour, ...untouched]);
});
