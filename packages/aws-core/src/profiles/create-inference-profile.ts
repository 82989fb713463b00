import { CreateInferenceProfileCommand } from "@aws-sdk/client-bedrock";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";
import type { ProfileTag } from "./schema.ts";

export interface NewProfile {
  name: string;
  description?: string;
  /** ARN of a foundation model, or of a system-defined profile whose Regions are taken over. */
  copyFrom: string;
  tags: readonly ProfileTag[];
  /** AWS ignores a second call with the same token, so it must be stored before the first. */
  clientToken: string;
}

const operation = "CreateInferenceProfile";

/**
 * Makes an application inference profile; `status` is verbatim from AWS, today always `ACTIVE`.
 *
 * @throws AwsError `conflict`, `limit`, `invalid`, `denied`, …; `unavailable` when the answer holds no ARN
 */
export async function createInferenceProfile(
  { bedrock }: Pick<AwsClients, "bedrock">,
  { name, description, copyFrom, tags, clientToken }: NewProfile,
  signal?: AbortSignal,
): Promise<{ arn: string; status: string }> {
  const command = new CreateInferenceProfileCommand({
    inferenceProfileName: name,
    ...(description !== undefined && { description }),
    modelSource: { copyFrom },
    clientRequestToken: clientToken,
    tags: [...tags],
  });
  const answer = await callAws(operation, () => bedrock.send(command, signal ? { abortSignal: signal } : {}));
  const { inferenceProfileArn: arn, status = "" } = answer;
  if (arn) return { arn, status };
  throw new AwsError(`The answer to ${operation} for ${name} holds no ARN.`, {
    code: "unavailable",
    awsCode: "UnreadableAnswer",
    operation,
    requestId: answer.$metadata.requestId,
    cause: undefined,
  });
}
