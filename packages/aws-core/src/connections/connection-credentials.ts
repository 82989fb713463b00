import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import {
  callSettings,
  type AwsClients,
  type ClientTimeouts,
  type CredentialsProvider,
} from "../clients/create-aws-clients.ts";
import { AwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";
import type { Caller } from "./schema.ts";

export interface ConnectionCredentialsOptions {
  roleArn: string;
  /** Made by the portal, one per connection; left out only to prove that the role refuses without it. */
  externalId?: string;
  /** Who acts: AWS records it in CloudTrail as the session's name. */
  sessionName: string;
  region: string;
  timeouts?: ClientTimeouts;
}

/**
 * Credentials of a connection's role, assumed on first use and renewed by the SDK before they expire. A role
 * that cannot be assumed shows as a `denied` AwsError of the first call made with them.
 */
export function connectionCredentials(options: ConnectionCredentialsOptions): CredentialsProvider {
  const { roleArn, externalId, sessionName, region, timeouts } = options;
  return fromTemporaryCredentials({
    params: {
      RoleArn: roleArn,
      RoleSessionName: toSessionName(sessionName),
      ...(externalId === undefined ? {} : { ExternalId: externalId }),
    },
    clientConfig: callSettings(region, timeouts),
  });
}

/**
 * Writes a name as STS takes it: 2 to 64 of letters, digits and `_=,.@+-`; other characters become `-`.
 *
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function toSessionName(who: string): string {
  return who
    .replaceAll(/[^A-Za-z0-9_=,.@+-]/g, "-")
    .slice(0, 64)
    .padEnd(2, "-");
}

/**
 * Says whose credentials a client uses.
 *
 * @throws AwsError `denied` when there are none or they have expired
 */
export async function describeCaller(
  { sts }: Pick<AwsClients, "sts">,
  signal?: AbortSignal,
): Promise<Caller> {
  const operation = "GetCallerIdentity";
  const answer = await callAws(operation, () =>
    sts.send(new GetCallerIdentityCommand({}), signal ? { abortSignal: signal } : {}),
  );
  const { Account: account, Arn: arn } = answer;
  const partition = arn?.split(":")[1];
  if (account && arn && partition) return { account, arn, partition };
  throw new AwsError("The answer to GetCallerIdentity names no account.", {
    code: "unavailable",
    awsCode: "UnreadableAnswer",
    operation,
    requestId: answer.$metadata.requestId,
    cause: undefined,
  });
}
