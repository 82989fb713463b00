import { translateAwsError } from "./aws-error.ts";

/** Runs one SDK call; whatever it throws leaves as an `AwsError` that names the operation. */
export async function callAws<Answer>(operation: string, call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    throw translateAwsError(error, operation);
  }
}
