import { AwsError } from "../errors/aws-error.ts";

/**
 * Whether an error says that a thing does not exist. SageMaker has no error of its own for that: it answers
 * ValidationException with a text that begins with “Could not find”.
 *
 * Source: https://github.com/aws/sagemaker-python-sdk, which tells it by the same words
 */
export function isCouldNotFind(error: unknown): boolean {
  if (!(error instanceof AwsError)) return false;
  if (error.code === "not-found") return true;
  return error.code === "invalid" && /^Could not find/i.test(error.message);
}

/** The answer of a call, or undefined when what it asks for does not exist; every other error is thrown. */
export async function unlessGone<Answer>(call: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call();
  } catch (error) {
    if (isCouldNotFind(error)) return undefined;
    throw error;
  }
}
