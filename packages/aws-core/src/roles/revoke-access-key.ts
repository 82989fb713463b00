import { DeleteAccessKeyCommand } from "@aws-sdk/client-iam";
import { unlessGone } from "./identity.ts";
import type { IamHolder } from "./identity.ts";

/** Deletes an access key for good; AWS refuses it within seconds. One that is gone already is revoked. */
export async function revokeAccessKey(
  { iam }: IamHolder,
  { userName, keyId }: { userName: string; keyId: string },
): Promise<void> {
  const command = new DeleteAccessKeyCommand({ UserName: userName, AccessKeyId: keyId });
  await unlessGone("DeleteAccessKey", () => iam.send(command));
}
