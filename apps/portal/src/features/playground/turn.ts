import type { SendMessageInput } from "@quarry/domain/playground/schema";
import { waitingAnswer } from "./answer.ts";
import type { Answer } from "./answer.ts";

/** Whom a question goes to. */
export interface Target {
  id: string;
  name: string;
  baseModelId: string | null;
}

/** A question, its answer, and the profile it was asked through. */
export interface Turn {
  id: number;
  target: Target;
  question: string;
  answer: Answer;
}

export type TurnChange =
  | { type: "asked"; turn: Omit<Turn, "answer"> }
  | { type: "answered"; id: number; change: (answer: Answer) => Answer }
  | { type: "removed"; id: number }
  | { type: "restored"; turns: readonly Turn[] };

/** The conversation after one change. */
export function changedTurns(turns: readonly Turn[], change: TurnChange): readonly Turn[] {
  switch (change.type) {
    case "asked":
      return [...turns, { ...change.turn, answer: waitingAnswer }];
    case "answered":
      return turns.map((turn) =>
        turn.id === change.id ? { ...turn, answer: change.change(turn.answer) } : turn,
      );
    case "removed":
      return turns.filter(({ id }) => id !== change.id);
    case "restored":
      break;
  }
  return change.turns;
}

// The operation takes 100 messages: 49 questions with their answers, and the new question.
const mostTurns = 49;

/**
 * What the model is told of the conversation before the new question. AWS wants questions and answers in turn
 * and no blank one, so a question whose answer failed or never began is left out.
 */
export function messagesOf(turns: readonly Turn[], question: string): SendMessageInput["messages"] {
  const past = turns.filter(({ answer }) => answer.state !== "failed" && answer.text.trim() !== "");
  return [
    ...past.slice(-mostTurns).flatMap((turn) => [
      { role: "user" as const, text: turn.question },
      { role: "assistant" as const, text: turn.answer.text },
    ]),
    { role: "user", text: question },
  ];
}
