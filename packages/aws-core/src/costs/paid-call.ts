import type { AwsError } from "../errors/aws-error.ts";
import { translateCostError } from "./cost-read-error.ts";

/**
 * What one request of Cost Explorer costs.
 *
 * Source: https://aws.amazon.com/aws-cost-management/aws-cost-explorer/pricing/
 */
export const paidCallMicrodollars = 10_000;

export interface PaidCallOptions {
  /**
   * Told before each request is sent, also before each page and each retry: AWS may charge for every request that
   * reaches it. What it throws comes out of the call as it is, and the request is not sent.
   */
  onPaidCall: (operation: string) => void | Promise<void>;
  signal?: AbortSignal | undefined;
}

/** A command of the SDK, as far as it lets others see what is sent. */
interface SeenCommand {
  middlewareStack: {
    add(middleware: PassOn, options: { step: "deserialize"; priority: "low"; name: string }): void;
  };
}

type PassOn = <Request, Answer>(
  next: (request: Request) => Promise<Answer>,
) => (request: Request) => Promise<Answer>;

/** What the SDK is told of a request. */
export interface Sending {
  abortSignal?: AbortSignal;
}

/** A command, the operation that it is of, and how it is sent. */
export interface PaidCall<Answer> {
  operation: string;
  command: SeenCommand;
  send: (sending: Sending) => Promise<Answer>;
}

/**
 * Makes a call of Cost Explorer that reads costs.
 *
 * @throws CostReadError, another AwsError, or whatever `onPaidCall` throws
 */
export function paidCall<Answer>(call: PaidCall<Answer>, options: PaidCallOptions): Promise<Answer> {
  return countedCall(call, options, translateCostError);
}

/**
 * Makes any call of Cost Explorer, and tells of each of its requests: the only way in which this package asks what is
 * paid by the request.
 *
 * @param translate puts what the SDK threw into our words
 * @throws what `translate` makes of it, or whatever `onPaidCall` throws
 */
export async function countedCall<Answer>(
  { operation, command, send }: PaidCall<Answer>,
  { onPaidCall, signal }: PaidCallOptions,
  translate: (error: unknown, operation: string) => AwsError,
): Promise<Answer> {
  let refusal: { error: unknown } | undefined;
  const tell: PassOn = (next) => async (request) => {
    // The SDK does not send what was stopped before.
    if (signal?.aborted === true) return next(request);
    try {
      await onPaidCall(operation);
    } catch (error) {
      refusal = { error };
      throw error;
    }
    return next(request);
  };
  // Innermost, so that it runs once for every attempt, and not for one whose credentials were missing.
  command.middlewareStack.add(tell, { step: "deserialize", priority: "low", name: "onPaidCall" });
  try {
    return await send(signal ? { abortSignal: signal } : {});
  } catch (error) {
    if (refusal) throw refusal.error;
    throw translate(error, operation);
  }
}
