import { setTimeout as wait } from "node:timers/promises";
import { countOpenJobs, countUnreadRegions } from "./database-state.ts";

const limitMilliseconds = 300_000;
const pauseMilliseconds = 200;

/**
 * Waits until the worker of a new product has read every Region for the first time and is at rest: a product is
 * ready before that, and people then see the catalog fill.
 *
 * @throws Error when that takes more than five minutes
 */
export async function waitUntilRead(database: string): Promise<void> {
  const end = Date.now() + limitMilliseconds;
  // In this order: the jobs that read are added before the first Region is written down.
  while ((await countUnreadRegions(database)) > 0 || (await countOpenJobs(database)) > 0) {
    if (Date.now() > end)
      throw new Error("The worker has not read AWS within five minutes; its log tells why.");
    await wait(pauseMilliseconds);
  }
}
