import type { ConversationEvent } from "./schema.ts";

const trailingHighSurrogate = /[\uD800-\uDBFF]$/;

/**
 * Keeps characters outside the basic plane whole: when a model's pieces cut an emoji in two, the first half
 * waits for the second, since half a character becomes U+FFFD as soon as it is sent on.
 */
export async function* joinSurrogates(
  events: AsyncIterable<ConversationEvent>,
): AsyncGenerator<ConversationEvent, void, undefined> {
  let held: { type: "text" | "reasoning"; text: string } | undefined;
  for await (const event of events) {
    if (event.type !== "text" && event.type !== "reasoning") {
      if (held) yield held;
      held = undefined;
      yield event;
      continue;
    }
    if (held && held.type !== event.type) yield held;
    const text = held?.type === event.type ? held.text + event.text : event.text;
    const cut = trailingHighSurrogate.test(text) ? text.length - 1 : text.length;
    held = cut < text.length ? { type: event.type, text: text.slice(cut) } : undefined;
    if (cut > 0) yield { type: event.type, text: text.slice(0, cut) };
  }
  if (held) yield held;
}
