import { AwsError, isPassing } from "@quarry/aws-core/errors/aws-error";
import { explainAwsError } from "@quarry/aws-core/errors/explain-aws-error";
import type { TagFailure } from "./schema.ts";

/**
 * Runs a change in AWS and tells why it was refused; null when it was not.
 *
 * @throws whatever may pass, so that the job is tried again
 */
export async function refusalBy(change: () => Promise<void>): Promise<TagFailure | null> {
  try {
    await change();
    return null;
  } catch (error) {
    if (!(error instanceof AwsError) || isPassing(error) || error.code === "aborted") throw error;
    const { title, cause, remedy } = explainAwsError(error);
    return { awsCode: error.awsCode, title, cause, remedy };
  }
}
