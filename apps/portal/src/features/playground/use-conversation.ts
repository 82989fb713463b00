"use client";

import { useEffect, useReducer, useRef } from "react";
import { client } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import type { SendMessageInput } from "@quarry/domain/playground/schema";
import { isRunning, withEnd, withEvent, withFailure, withStop } from "./answer.ts";
import type { Answer, Failure } from "./answer.ts";
import { changedTurns, messagesOf } from "./turn.ts";
import type { Target, Turn } from "./turn.ts";

/** Makes the input of a call from the messages of the conversation. */
export type ComposeCall = (messages: SendMessageInput["messages"]) => SendMessageInput;

export interface Question {
  target: Target;
  text: string;
  compose: ComposeCall;
}

export interface Conversation {
  turns: readonly Turn[];
  running: boolean;
  ask: (question: Question) => void;
  /** Asks the last question again in place of its answer: a new, paid call. */
  askAgain: (turn: Turn, question: Question) => void;
  stop: () => void;
  clear: () => void;
  restore: (turns: readonly Turn[]) => void;
}

/**
 * A conversation that lives in this page only. Calls are paid, so none is ever repeated unasked; leaving the
 * page hangs up, which ends the call to AWS.
 */
export function useConversation(): Conversation {
  const [turns, change] = useReducer(changedTurns, []);
  const call = useRef<AbortController>(null);
  const nextId = useRef(1);
  useEffect(() => () => call.current?.abort(), []);

  const run = async (id: number, input: SendMessageInput, { signal }: AbortController) => {
    const answered = (next: (answer: Answer) => Answer) => change({ type: "answered", id, change: next });
    try {
      const events = await client.playground.sendMessage(input, { signal });
      for await (const event of events) answered((answer) => withEvent(answer, event));
      answered(signal.aborted ? withStop : withEnd);
    } catch (error) {
      answered(signal.aborted ? withStop : (answer) => withFailure(answer, failureOf(error)));
    }
  };
  const begin = (past: readonly Turn[], { target, text, compose }: Question) => {
    call.current?.abort();
    call.current = new AbortController();
    const id = nextId.current;
    nextId.current += 1;
    change({ type: "asked", turn: { id, target, question: text } });
    void run(id, compose(messagesOf(past, text)), call.current);
  };
  return {
    turns,
    running: turns.some(({ answer }) => isRunning(answer)),
    ask: (question) => begin(turns, question),
    askAgain: (turn, question) => {
      change({ type: "removed", id: turn.id });
      begin(
        turns.filter(({ id }) => id !== turn.id),
        question,
      );
    },
    stop: () => call.current?.abort(),
    clear: () => {
      call.current?.abort();
      change({ type: "restored", turns: [] });
    },
    restore: (kept) => change({ type: "restored", turns: kept }),
  };
}

/** A refusal before the stream began, such as too many answers at once, or a lost connection. */
function failureOf(error: unknown): Failure {
  const { code, message, details, requestId } = refusalOf(error);
  const title =
    code === "unreachable" ? "The connection to the portal was lost" : "The question was not sent";
  const remedy = details.map((detail) => `${detail.path}: ${detail.message}`).join(" ");
  return { title, cause: message, remedy, requestId: requestId ?? null };
}
