import { ORPCError } from "@orpc/client";

/** One refused field of an input: its path, and what to do about it. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** An error as a screen shows it. */
export interface Refusal {
  code: string;
  message: string;
  details: readonly FieldProblem[];
  requestId: string | undefined;
}

interface RefusalData {
  details?: readonly FieldProblem[];
  requestId?: string;
}

/** What an operation's error tells; a lost connection gets a sentence of its own. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof ORPCError)) {
    const message = "The portal did not answer. Check your connection and try again.";
    return { code: "unreachable", message, details: [], requestId: undefined };
  }
  const data: RefusalData = error.data ?? {};
  return { code: error.code, message: error.message, details: data.details ?? [], requestId: data.requestId };
}
