import { setTimeout as wait } from "node:timers/promises";
import type { Call } from "../../server/call.ts";
import type { Reply } from "./reply.ts";

/** Timings of one answer, in milliseconds since the model began. */
export type Timing = { firstByteMs(): number; latencyMs(): number };

export function startTiming(): Timing & { first(): void } {
  const started = performance.now();
  let first: number | undefined;
  return {
    first: () => {
      first ??= performance.now() - started;
    },
    firstByteMs: () => Math.round(first ?? performance.now() - started),
    latencyMs: () => Math.max(1, Math.round(performance.now() - started)),
  };
}

/**
 * The words of a reply at the set pace, counting into the journal what was sent.
 * Throws the signal's reason at once when the client goes away.
 */
export async function* pacedWords(reply: Reply, call: Call): AsyncGenerator<string> {
  const { tokensPerSecond, firstTokenMs } = call.world.settings;
  call.entry.tokensRead = reply.inputTokens;
  const started = performance.now();
  let due = tokensPerSecond === 0 ? 0 : firstTokenMs;
  let sent = 0;
  for (const word of reply.words) {
    await until(started + due, call.signal);
    call.signal.throwIfAborted();
    yield word.text;
    sent += word.tokens;
    call.entry.tokensSent = sent;
    if (tokensPerSecond > 0) due += (word.tokens / tokensPerSecond) * 1000;
  }
}

/** As long as a whole answer takes at the set pace, up to a second: nobody learns from waiting longer. */
export async function thinkFor(reply: Reply, call: Call): Promise<void> {
  const { tokensPerSecond, firstTokenMs } = call.world.settings;
  call.entry.tokensRead = reply.inputTokens;
  if (tokensPerSecond === 0) return;
  const whole = firstTokenMs + (reply.outputTokens / tokensPerSecond) * 1000;
  await wait(Math.min(whole, 1000), undefined, { signal: call.signal });
}

async function until(time: number, signal: AbortSignal): Promise<void> {
  const left = time - performance.now();
  if (left > 1) await wait(left, undefined, { signal });
}
