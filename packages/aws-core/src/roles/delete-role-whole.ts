import { DeleteRoleCommand, GetRoleCommand } from "@aws-sdk/client-iam";
import { foreignIdentity, ownerOf, unlessGone } from "./identity.ts";
import type { ForeignIdentity, IamHolder } from "./identity.ts";
import { stripPolicies } from "./strip-policies.ts";

/**
 * Deletes a role with its policies, if the operation made it; every step can be repeated. Do so only after the
 * endpoints that run as it are gone: SageMaker needs it to release them.
 *
 * @throws AwsError `DeleteConflict` while something else holds the role, such as an instance profile, …
 */
export async function deleteRoleWhole(
  holder: IamHolder,
  { name, operationId }: { name: string; operationId: string },
): Promise<{ outcome: "deleted" } | ForeignIdentity> {
  const { iam } = holder;
  const found = await unlessGone("GetRole", () => iam.send(new GetRoleCommand({ RoleName: name })));
  if (!found) return { outcome: "deleted" };
  const owner = ownerOf(found.Role?.Tags);
  if (owner !== operationId) return foreignIdentity({ kind: "role", name }, owner);
  await stripPolicies(holder, { kind: "role", name });
  await unlessGone("DeleteRole", () => iam.send(new DeleteRoleCommand({ RoleName: name })));
  return { outcome: "deleted" };
}
