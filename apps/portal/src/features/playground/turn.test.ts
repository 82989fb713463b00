import { SendMessageInput } from "@quarry/domain/playground/schema";
import { expect, test } from "vitest";
import { waitingAnswer } from "./answer.ts";
import type { Answer } from "./answer.ts";
import { changedTurns, messagesOf } from "./turn.ts";
import type { Turn } from "./turn.ts";

const target = { id: "p", name: "chat", baseModelId: null };

function turn(id: number, answer: Partial<Answer>): Turn {
  return { id, target, question: `question ${id}`, answer: { ...waitingAnswer, state: "done", ...answer } };
}

const louder = (answer: Answer) => ({ ...answer, text: `${answer.text}!` });

test("questions and answers are told in turn, the new question last", () => {
  expect(messagesOf([turn(1, { text: "answer 1" })], "and now?")).toEqual([
    { role: "user", text: "question 1" },
    { role: "assistant", text: "answer 1" },
    { role: "user", text: "and now?" },
  ]);
});

test.for([
  ["failed", "half an ans"],
  ["stopped", "  "],
] as const)("a turn that %s with the text “%s” is not told", ([state, text]) => {
  expect(messagesOf([turn(1, { state, text })], "and now?")).toHaveLength(1);
});

test("a stopped answer is told as far as it came", () => {
  expect(messagesOf([turn(1, { state: "stopped", text: "half" })], "go on")[1]).toEqual({
    role: "assistant",
    text: "half",
  });
});

test("the longest conversation still fits what the operation takes, and begins with a question", () => {
  const turns = Array.from({ length: 80 }, (_, id) => turn(id, { text: "answer" }));
  const messages = messagesOf(turns, "and now?");
  expect(messages[0]?.role).toBe("user");
  expect(SendMessageInput.safeParse({ target: "p", messages }).success).toBe(true);
});

test("only the answer that changed is another object, so the others are not drawn again", () => {
  const turns = [turn(1, { text: "one" }), turn(2, { text: "two" })];
  const changed = changedTurns(turns, { type: "answered", id: 2, change: louder });
  expect(changed[0]).toBe(turns[0]);
  expect(changed[1]?.answer.text).toBe("two!");
});
