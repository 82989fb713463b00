import { CreateRoleCommand, GetRoleCommand } from "@aws-sdk/client-iam";
import { callAws } from "../errors/call-aws.ts";
import { foreignIdentity, isRefusedAs, ownedTags, ownerOf, unlessGone } from "./identity.ts";
import type { ForeignIdentity, IamHolder } from "./identity.ts";
import type { TrustDocument } from "./trust-document.ts";

export interface NewRole {
  name: string;
  path?: string;
  description?: string;
  trust: TrustDocument;
  tags: readonly { key: string; value: string }[];
  /** The operation that makes the role; stored before the call, so that a repeated one finds its own role. */
  operationId: string;
  boundaryArn?: string;
}

export type CreatedRole = { outcome: "created" | "adopted"; arn: string } | ForeignIdentity;

/**
 * Makes a role, or finds the one that the same operation made before: IAM knows no token, so the tag of the
 * operation tells. A role of another owner is left as it is. Policies are put separately and may lack on an adopted
 * role.
 *
 * @throws AwsError
 */
export async function createRoleOnce({ iam }: IamHolder, role: NewRole): Promise<CreatedRole> {
  const { name, path, description, trust, tags, operationId, boundaryArn } = role;
  const command = new CreateRoleCommand({
    RoleName: name,
    AssumeRolePolicyDocument: JSON.stringify(trust),
    Tags: ownedTags(operationId, tags),
    ...(path !== undefined && { Path: path }),
    ...(description !== undefined && { Description: description }),
    ...(boundaryArn !== undefined && { PermissionsBoundary: boundaryArn }),
  });
  try {
    const answer = await callAws("CreateRole", () => iam.send(command));
    return { outcome: "created", arn: answer.Role?.Arn ?? "" };
  } catch (error) {
    if (!isRefusedAs(error, "EntityAlreadyExists")) throw error;
  }
  const found = await unlessGone("GetRole", () => iam.send(new GetRoleCommand({ RoleName: name })));
  const owner = ownerOf(found?.Role?.Tags);
  if (owner === operationId) return { outcome: "adopted", arn: found?.Role?.Arn ?? "" };
  return foreignIdentity({ kind: "role", name }, owner);
}
