import { CreateAccessKeyCommand } from "@aws-sdk/client-iam";
import { AwsError, translateAwsError } from "../errors/aws-error.ts";
import type { IamHolder } from "./identity.ts";
import { listAccessKeys } from "./list-access-keys.ts";
import { revokeAccessKey } from "./revoke-access-key.ts";
import { secretOf } from "./secret.ts";
import type { Secret } from "./secret.ts";

/** A key whose secret AWS tells this once. */
export interface NewAccessKey {
  keyId: string;
  secret: Secret;
}

export interface KeyOrder {
  userName: string;
  recordedKeyIds: readonly string[];
  beforeRevoking?: () => Promise<void>;
}

/**
 * Makes an access key, after deleting every key of the user that is not recorded: IAM knows no token for it, and a
 * key that was made before a crash has a secret that nobody kept. Repeated after any doubt, it leaves one new key.
 * Who finds that another worker took the operation over must revoke the key again.
 *
 * @param recordedKeyIds the keys of the user that are stored, which stay
 * @param beforeRevoking runs once the keys are listed and throws when another worker has taken over: a key that the
 *   other made was made after that, so that it is never deleted here
 * @throws AwsError `not-found` while a new user is not known everywhere yet, `quota` at two keys, …; never holds the
 *   answer, which may hold the secret
 */
export async function createAccessKey(
  holder: IamHolder,
  { userName, recordedKeyIds, beforeRevoking }: KeyOrder,
): Promise<NewAccessKey> {
  const keys = await listAccessKeys(holder, userName);
  await beforeRevoking?.();
  for (const { keyId } of keys) {
    if (!recordedKeyIds.includes(keyId)) await revokeAccessKey(holder, { userName, keyId });
  }
  const { keyId, secret } = await askForKey(holder, userName);
  if (keyId && secret) return { keyId, secret: secretOf(secret) };
  throw unreadable();
}

const operation = "CreateAccessKey";

async function askForKey({ iam }: IamHolder, userName: string) {
  try {
    const answer = await iam.send(new CreateAccessKeyCommand({ UserName: userName }));
    return { keyId: answer.AccessKey?.AccessKeyId, secret: answer.AccessKey?.SecretAccessKey };
  } catch (error) {
    throw isRefusal(error) ? translateAwsError(error, operation) : unreadable();
  }
}

// Errors of a connection or of IAM hold no answer. Those of a parser quote what they could not read.
function isRefusal(error: unknown): boolean {
  return error instanceof Error && ("$fault" in error || "code" in error || /Timeout|Abort/.test(error.name));
}

function unreadable(): AwsError {
  return new AwsError(
    "The answer of AWS could not be read. A key may have been made; trying again deletes it.",
    {
      code: "unavailable",
      awsCode: "UnreadableAnswer",
      operation,
      cause: undefined,
    },
  );
}
