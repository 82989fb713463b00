import { DeleteInferenceProfileCommand } from "@aws-sdk/client-bedrock";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";

/**
 * Deletes an application inference profile by its ARN, never by its name. One that is gone already is deleted.
 *
 * @throws AwsError `conflict` while AWS still uses it, `denied`, …
 */
export async function deleteInferenceProfile(
  { bedrock }: Pick<AwsClients, "bedrock">,
  arn: string,
  signal?: AbortSignal,
): Promise<void> {
  const command = new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: arn });
  try {
    await callAws("DeleteInferenceProfile", () =>
      bedrock.send(command, signal ? { abortSignal: signal } : {}),
    );
  } catch (error) {
    if (error instanceof AwsError && error.code === "not-found") return;
    throw error;
  }
}
