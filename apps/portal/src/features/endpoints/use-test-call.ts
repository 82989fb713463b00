"use client";

import type { InvokeEndpointInput } from "@quarry/domain/endpoints/invocation-schema";
import { useEffect, useRef, useState } from "react";
import { client } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { unanswered, waitingAnswer, withEnd, withEvent, withFailure, withStop } from "./test-answer.ts";
import type { TestAnswer, TestFailure } from "./test-answer.ts";

export interface TestCall {
  /** Undefined until something was sent. */
  answer: TestAnswer | undefined;
  send: (input: InvokeEndpointInput) => void;
  stop: () => void;
}

/** One call at a time, in this page only. Nothing is sent again unasked; leaving the page hangs up. */
export function useTestCall(): TestCall {
  const [answer, setAnswer] = useState<TestAnswer>();
  const call = useRef<AbortController>(null);
  useEffect(() => () => call.current?.abort(), []);

  const run = async (input: InvokeEndpointInput, own: AbortController) => {
    const { signal } = own;
    // Events of a call that was overtaken must not reach the answer of the next.
    const change = (next: (before: TestAnswer) => TestAnswer) => {
      if (call.current === own) setAnswer((before) => next(before ?? waitingAnswer));
    };
    try {
      const events = await client.endpoints.invoke(input, { signal });
      for await (const event of events) change((before) => withEvent(before, event));
      change(signal.aborted ? withStop : withEnd);
    } catch (error) {
      change(signal.aborted ? withStop : (before) => withFailure(before, failureOf(error)));
    }
  };
  return {
    answer,
    send(input) {
      call.current?.abort();
      const own = new AbortController();
      call.current = own;
      setAnswer(waitingAnswer);
      void run(input, own);
    },
    stop: () => call.current?.abort(),
  };
}

/** A refusal before anything was sent, such as too many calls at once, or a lost connection. */
function failureOf(error: unknown): TestFailure {
  const { code, message, details, requestId } = refusalOf(error);
  const title = code === "unreachable" ? "The connection to the portal was lost" : "The call was not sent";
  const told = details.map((detail) => detail.message).filter((detail) => detail !== message);
  return { ...unanswered, title, cause: message, remedy: told.join(" "), requestId: requestId ?? null };
}
