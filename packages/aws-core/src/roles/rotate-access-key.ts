import { createAccessKey } from "./create-access-key.ts";
import type { NewAccessKey } from "./create-access-key.ts";
import type { IamHolder } from "./identity.ts";

/**
 * Replaces the access key of a user. The old key goes first, so that no crash leaves two that work; whoever uses it
 * is refused until the new one is in place.
 *
 * @throws AwsError as createAccessKey does; the old key is gone by then, and trying again makes the new one
 */
export async function rotateAccessKey(holder: IamHolder, userName: string): Promise<NewAccessKey> {
  return createAccessKey(holder, { userName, recordedKeyIds: [] });
}
