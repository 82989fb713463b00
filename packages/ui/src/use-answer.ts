"use client";

import { useEffect, useState } from "react";

export type Ask<Item> = (topic: string, text: string, signal: AbortSignal) => Promise<readonly Item[]>;

export type Answer<Item> = { items: readonly Item[]; state: "idle" | "loading" | "failed" };

const pauseMilliseconds = 120;

/**
 * Asks a question that follows what is typed, after a short pause; answers that come too late are dropped.
 * While the next answer is on its way the last one about the same topic stays. No topic, no question.
 */
export function useAnswer<Item>(
  ask: Ask<Item> | undefined,
  topic: string | undefined,
  text: string,
): Answer<Item> {
  const [answer, setAnswer] = useState<Answer<Item> & { topic: string; text: string }>();
  useEffect(() => {
    if (!ask || topic === undefined) return undefined;
    const controller = new AbortController();
    const askNow = async () => {
      const next = await settle(() => ask(topic, text, controller.signal));
      if (!controller.signal.aborted) setAnswer({ ...next, topic, text });
    };
    const timer = setTimeout(() => void askNow(), pauseMilliseconds);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [ask, topic, text]);
  if (!ask || topic === undefined) return { items: [], state: "idle" };
  if (answer?.topic !== topic) return { items: [], state: "loading" };
  return answer.text === text ? answer : { items: answer.items, state: "loading" };
}

async function settle<Item>(work: () => Promise<readonly Item[]>): Promise<Answer<Item>> {
  try {
    return { items: await work(), state: "idle" };
  } catch {
    return { items: [], state: "failed" };
  }
}
