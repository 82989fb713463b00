import "server-only";
import { DomainError } from "@quarry/domain/operation/domain-error";
import type { Context } from "@quarry/domain/operation/context";
import { isRefusal, refusalFor } from "@quarry/domain/operation/refusal";

interface Handling<Result> {
  context: Context;
  next: () => Promise<Result>;
}

/** Translates what is thrown before an operation is reached: a body that is not what its type says. */
export async function refuseUnreadable<Result>({ context, next }: Handling<Result>): Promise<Result> {
  try {
    return await next();
  } catch (error) {
    if (isRefusal(error)) throw error;
    // Parsers of JSON and of forms throw nothing else.
    const isUnreadable = error instanceof SyntaxError || error instanceof TypeError;
    throw refusalFor(isUnreadable ? unreadable(error) : error, context);
  }
}

function unreadable(cause: Error): DomainError {
  return new DomainError(
    "invalid",
    "The body could not be read. Check that it is what its Content-Type says.",
    { cause },
  );
}
