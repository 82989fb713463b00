import { expect, test } from "vitest";
import { ConversationInput } from "./schema.ts";

const input = { modelId: "amazon.nova-lite-v1:0", messages: [{ role: "user", text: "Hello" }] };

test("a conversation needs a model and a message", () => {
  expect(ConversationInput.safeParse(input).success).toBe(true);
});

test.for([
  [{ modelId: "" }],
  [{ messages: [] }],
  [{ messages: [{ role: "system", text: "Be kind" }] }],
  [{ messages: [{ role: "user", text: "" }] }],
  [{ temperature: 1.1 }],
  [{ topP: -0.1 }],
  [{ maxTokens: 0 }],
  [{ maxTokens: 1.5 }],
  [{ requestMetadata: { [""]: "value" } }],
  [{ requestMetadata: { key: "x".repeat(257) } }],
  [{ requestMetadata: Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`key${index}`, ""])) }],
  [{ stream: true }],
])("%j is refused", ([change]) => {
  expect(ConversationInput.safeParse({ ...input, ...change }).success).toBe(false);
});
