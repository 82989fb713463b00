import { DeleteUserCommand, GetUserCommand } from "@aws-sdk/client-iam";
import { listAccessKeys } from "./list-access-keys.ts";
import { foreignIdentity, ownerOf, unlessGone } from "./identity.ts";
import type { ForeignIdentity, IamHolder } from "./identity.ts";
import { revokeAccessKey } from "./revoke-access-key.ts";
import { stripPolicies } from "./strip-policies.ts";

/**
 * Deletes a user with its keys and policies, if the operation made it; the keys go first, and every step can be
 * repeated.
 *
 * @throws AwsError `DeleteConflict` when somebody added what Quarry does not, such as a password or a group, …
 */
export async function deleteUserWhole(
  holder: IamHolder,
  { name, operationId }: { name: string; operationId: string },
): Promise<{ outcome: "deleted" } | ForeignIdentity> {
  const { iam } = holder;
  const found = await unlessGone("GetUser", () => iam.send(new GetUserCommand({ UserName: name })));
  if (!found) return { outcome: "deleted" };
  const owner = ownerOf(found.User?.Tags);
  if (owner !== operationId) return foreignIdentity({ kind: "user", name }, owner);
  for (const { keyId } of await listAccessKeys(holder, name)) {
    await revokeAccessKey(holder, { userName: name, keyId });
  }
  await stripPolicies(holder, { kind: "user", name });
  await unlessGone("DeleteUser", () => iam.send(new DeleteUserCommand({ UserName: name })));
  return { outcome: "deleted" };
}
