import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { ExplainedError } from "./explained-error.ts";

const limitMilliseconds = 90_000;
const pauseMilliseconds = 100;

/** The parts that a portal's health tells of. */
export type Part = "database" | "worker" | "aws";

/**
 * Waits until a portal's health address says of each of these parts that it is well: a portal answers before its worker does.
 * @throws ExplainedError with the last answer when it does not within 90 seconds
 */
export async function waitUntilHealthy(
  url: string,
  parts: readonly Part[],
  signal: AbortSignal,
): Promise<void> {
  await waitUntil(signal, async () => {
    const { ok, said } = await ask(url, signal);
    return ok && parts.every((part) => isWell(JSON.parse(said), part)) ? undefined : said;
  });
}

/**
 * Waits until an address answers with success.
 * @throws ExplainedError with the last answer when it does not within 90 seconds
 */
export async function waitForAnswer(url: string, signal: AbortSignal): Promise<void> {
  await waitUntil(signal, async () => {
    const { ok, said } = await ask(url, signal);
    return ok ? undefined : said;
  });
}

async function ask(url: string, signal: AbortSignal): Promise<{ ok: boolean; said: string }> {
  const answer = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]) });
  return { ok: answer.ok, said: await answer.text() };
}

function isWell(health: Partial<Record<Part, { status: string }>>, part: Part): boolean {
  return health[part]?.status === "ok";
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
  throw new ExplainedError(
    `Quarry is not ready after ${limitMilliseconds / 1000} seconds: ${obstacle?.slice(0, 500)}.`,
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
