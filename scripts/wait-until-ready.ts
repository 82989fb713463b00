import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { ExplainedError } from "./explained-error.ts";

const limitMilliseconds = 90_000;
const pauseMilliseconds = 100;

/**
 * Waits until a health address answers with success.
 * @throws ExplainedError with the last answer when it does not within 90 seconds
 */
export async function waitUntilHealthy(url: string, signal: AbortSignal): Promise<void> {
  await waitUntil(signal, async () => {
    const answer = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]) });
    if (answer.ok) return undefined;
    return `${url} answers ${answer.status} ${(await answer.text()).slice(0, 500)}`;
  });
}

/**
 * Waits until a log has a line.
 * @throws ExplainedError when it does not within 90 seconds
 */
export async function waitForLine(log: string, line: RegExp, signal: AbortSignal): Promise<void> {
  await waitUntil(signal, async () => {
    return line.test(readFileSync(log, "utf8")) ? undefined : `${log} has no line that says so`;
  });
}

async function waitUntil(
  signal: AbortSignal,
  findObstacle: () => Promise<string | undefined>,
): Promise<void> {
  const end = Date.now() + limitMilliseconds;
  let obstacle: string | undefined = "no answer";
  while (Date.now() < end) {
    signal.throwIfAborted();
    obstacle = await findObstacle().catch(messageOf);
    if (obstacle === undefined) return;
    await wait(pauseMilliseconds, undefined, { signal });
  }
  throw new ExplainedError(`Quarry is not ready after ${limitMilliseconds / 1000} seconds: ${obstacle}.`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
