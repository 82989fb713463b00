import { countedCall } from "../costs/paid-call.ts";
import type { PaidCall, PaidCallOptions } from "../costs/paid-call.ts";
import { AwsError, translateAwsError } from "../errors/aws-error.ts";

/** Without `onPaidCall` nobody counts the requests. */
export type CostTagCallOptions = Partial<PaidCallOptions>;

/**
 * Makes one call on cost allocation tags. Cost Explorer has one name for calls that come too fast and for full lists,
 * `LimitExceededException`; the first of them passes.
 *
 * @throws AwsError, or whatever `onPaidCall` throws
 */
export function callCostTags<Answer>(
  call: PaidCall<Answer>,
  { onPaidCall = uncounted, signal }: CostTagCallOptions,
): Promise<Answer> {
  return countedCall(call, { onPaidCall, signal }, translateTagError);
}

const uncounted = (): void => undefined;

const tooFast = /rate exceeded|too many (calls|requests)|try again later/i;

function translateTagError(thrown: unknown, operationOfCall: string): AwsError {
  const error = translateAwsError(thrown, operationOfCall);
  if (error.awsCode !== "LimitExceededException" || !tooFast.test(error.message)) return error;
  const { awsCode, operation, requestId, cause, message } = error;
  return new AwsError(message, { code: "throttled", awsCode, operation, requestId, cause });
}
