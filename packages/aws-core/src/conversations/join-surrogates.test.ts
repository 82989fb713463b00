import { expect, test } from "vitest";
import { joinSurrogates } from "./join-surrogates.ts";
import type { ConversationEvent } from "./schema.ts";

const text = (piece: string): ConversationEvent => ({ type: "text", text: piece });
const reasoning = (piece: string): ConversationEvent => ({ type: "reasoning", text: piece });
const stop: ConversationEvent = { type: "stop", stopReason: "end_turn" };

async function joined(events: ConversationEvent[]): Promise<ConversationEvent[]> {
  const all: ConversationEvent[] = [];
  for await (const event of joinSurrogates(toAsync(events))) all.push(event);
  return all;
}

async function* toAsync(events: ConversationEvent[]): AsyncGenerator<ConversationEvent> {
  yield* events;
}

test("an emoji that was cut in two arrives whole", async () => {
  expect(await joined([text("Hi \uD83D"), text("\uDE80!"), stop])).toEqual([text("Hi "), text("🚀!"), stop]);
});

test("text without cut characters passes through piece by piece", async () => {
  expect(await joined([text("é"), text("日本"), stop])).toEqual([text("é"), text("日本"), stop]);
});

test("a first half that nothing completes is not lost", async () => {
  expect(await joined([text("\uD83D"), stop])).toEqual([text("\uD83D"), stop]);
  expect(await joined([text("a\uD83D")])).toEqual([text("a"), text("\uD83D")]);
});

test("halves of reasoning and of text are not joined", async () => {
  expect(await joined([reasoning("\uD83D"), text("a")])).toEqual([reasoning("\uD83D"), text("a")]);
});
