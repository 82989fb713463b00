import { CreateUserCommand, GetUserCommand } from "@aws-sdk/client-iam";
import { callAws } from "../errors/call-aws.ts";
import { foreignIdentity, isRefusedAs, ownedTags, ownerOf, unlessGone } from "./identity.ts";
import type { ForeignIdentity, IamHolder } from "./identity.ts";

export interface NewUser {
  name: string;
  path?: string;
  tags: readonly { key: string; value: string }[];
  /** The operation that makes the user; one user belongs to one operation. */
  operationId: string;
  boundaryArn?: string;
}

export type CreatedUser = { outcome: "created" | "adopted"; arn: string } | ForeignIdentity;

/**
 * Makes a user without a key, or finds the one that the same operation made before, by its tag. A user of another
 * owner is left as it is.
 *
 * @throws AwsError
 */
export async function createUserOnce({ iam }: IamHolder, user: NewUser): Promise<CreatedUser> {
  const { name, path, tags, operationId, boundaryArn } = user;
  const command = new CreateUserCommand({
    UserName: name,
    Tags: ownedTags(operationId, tags),
    ...(path !== undefined && { Path: path }),
    ...(boundaryArn !== undefined && { PermissionsBoundary: boundaryArn }),
  });
  try {
    const answer = await callAws("CreateUser", () => iam.send(command));
    return { outcome: "created", arn: answer.User?.Arn ?? "" };
  } catch (error) {
    if (!isRefusedAs(error, "EntityAlreadyExists")) throw error;
  }
  const found = await unlessGone("GetUser", () => iam.send(new GetUserCommand({ UserName: name })));
  const owner = ownerOf(found?.User?.Tags);
  if (owner === operationId) return { outcome: "adopted", arn: found?.User?.Arn ?? "" };
  return foreignIdentity({ kind: "user", name }, owner);
}
