import { GetInferenceProfileCommand } from "@aws-sdk/client-bedrock";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";
import type { InferenceProfile } from "./schema.ts";
import { toInferenceProfile } from "./to-inference-profile.ts";

const operation = "GetInferenceProfile";

/**
 * Reads one profile by ARN or id; the name of an application profile is not accepted by AWS.
 *
 * @throws AwsError `not-found`, `denied`, …; `unavailable` when the answer is no profile
 */
export async function getInferenceProfile(
  { bedrock }: Pick<AwsClients, "bedrock">,
  identifier: string,
  signal?: AbortSignal,
): Promise<InferenceProfile> {
  const command = new GetInferenceProfileCommand({ inferenceProfileIdentifier: identifier });
  const answer = await callAws(operation, () => bedrock.send(command, signal ? { abortSignal: signal } : {}));
  const profile = toInferenceProfile(answer);
  if (profile) return profile;
  throw new AwsError(`The answer to ${operation} for ${identifier} holds no profile ARN.`, {
    code: "unavailable",
    awsCode: "UnreadableAnswer",
    operation,
    requestId: answer.$metadata.requestId,
    cause: undefined,
  });
}
