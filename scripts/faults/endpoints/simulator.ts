import { z } from "zod";
import { readClock, writeClock } from "../clock-file.ts";
import type { Rig } from "../rig.ts";

/** Tells the simulator to change something behind Quarry's back. */
export async function control({ simulatorUrl }: Rig, path: string, body: object): Promise<void> {
  const answer = await fetch(`${simulatorUrl}/_simulator/${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The simulator refused ${path}: ${await answer.text()}`);
}

/** Stops the clock of AWS and of the workers alike, so that how long a machine takes for its work costs nothing. */
export function stopTime(rig: Rig): void {
  writeClock(rig.logs, { isStanding: true, milliseconds: timeOf(rig) });
}

/** Lets the clock run on from where it stands. */
export function letTimeRun(rig: Rig): void {
  writeClock(rig.logs, { isStanding: false, milliseconds: timeOf(rig) - Date.now() });
}

/** Lets time pass at once, for AWS and for the machine of the workers alike. */
export function passTime({ logs }: Rig, seconds: number): void {
  const { isStanding, milliseconds } = readClock(logs);
  writeClock(logs, { isStanding, milliseconds: milliseconds + seconds * 1000 });
}

/** What the clock shows, in milliseconds since 1970. */
export function timeOf({ logs }: Rig): number {
  const { isStanding, milliseconds } = readClock(logs);
  return isStanding ? milliseconds : Date.now() + milliseconds;
}

const Ledger = z.object({
  endpoints: z.array(
    z.object({
      account: z.string(),
      endpointName: z.string(),
      instanceSeconds: z.record(z.string(), z.number()),
    }),
  ),
});

/** One life of an endpoint as AWS bills it: seconds by type of instance. */
export interface BilledLife {
  endpoint: string;
  seconds: Readonly<Record<string, number>>;
}

/** What AWS bills an account for its endpoints; one that was made again after it was gone is there twice. */
export async function readLedger({ simulatorUrl }: Rig, account: string): Promise<BilledLife[]> {
  const answer = await fetch(`${simulatorUrl}/_simulator/ledger`);
  return Ledger.parse(await answer.json())
    .endpoints.filter((entry) => entry.account === account)
    .map(({ endpointName, instanceSeconds }) => ({ endpoint: endpointName, seconds: instanceSeconds }));
}
