import "server-only";
import type { RefusalData } from "@quarry/domain/operation/refusal";

export interface Problem extends Partial<RefusalData> {
  status: number;
  code: string;
  title: string;
  requestId: string;
}

/** An error as RFC 9457 asks for, with Quarry's code, the field errors and the request id. */
export function problem(facts: Problem): Response {
  return new Response(JSON.stringify(problemBody(facts)), {
    status: facts.status,
    headers: { "content-type": "application/problem+json", "cache-control": "private, no-store" },
  });
}

/** The members of a problem document; `type` names the code, `detail` is left to `title`. */
export function problemBody({ status, code, title, requestId, details = [] }: Problem) {
  return { type: `urn:quarry:error:${code}`, title, status, code, requestId, details };
}
