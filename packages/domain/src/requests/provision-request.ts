import { AwsError, isPassing } from "@quarry/aws-core/errors/aws-error";
import { explainAwsError } from "@quarry/aws-core/errors/explain-aws-error";
import type { JobContext } from "../jobs/job-context.ts";
import { CannotProvision } from "./cannot-provision.ts";
import { failRequest } from "./fail-request.ts";
import { requestKind } from "./request-kinds.ts";
import { startAttempt } from "./start-attempt.ts";

/**
 * Carries out an approved request. It may be killed at any line and run again, also twice at once: the intent
 * is stored before the call, the call carries the stored token, and only the latest attempt writes results.
 */
export async function provisionRequest(
  context: JobContext,
  { requestId }: { requestId: string },
): Promise<void> {
  const started = await startAttempt(context, requestId);
  if (started === null) return;
  try {
    await requestKind(started.request).carryOut(context, started);
  } catch (error) {
    if (error instanceof CannotProvision) return failRequest(context, started, error.failure);
    if (!(error instanceof AwsError) || isPassing(error) || error.code === "aborted") throw error;
    const { title, cause, remedy } = explainAwsError(error);
    await failRequest(context, started, { code: error.code, awsCode: error.awsCode, title, cause, remedy });
  }
}
