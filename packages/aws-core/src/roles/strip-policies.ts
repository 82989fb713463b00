import {
  DeleteRolePolicyCommand,
  DeleteUserPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { attachedArns, inlineNames, unlessGone } from "./identity.ts";
import type { IamHolder, Identity } from "./identity.ts";

/** Takes every policy from a role or user, as IAM demands before it is deleted. What is gone already is done. */
export async function stripPolicies(holder: IamHolder, identity: Identity): Promise<void> {
  const { iam } = holder;
  const { kind, name } = identity;
  for (const PolicyArn of await attachedArns(holder, identity)) {
    await (kind === "role"
      ? unlessGone("DetachRolePolicy", () =>
          iam.send(new DetachRolePolicyCommand({ RoleName: name, PolicyArn })),
        )
      : unlessGone("DetachUserPolicy", () =>
          iam.send(new DetachUserPolicyCommand({ UserName: name, PolicyArn })),
        ));
  }
  for (const PolicyName of await inlineNames(holder, identity)) {
    await (kind === "role"
      ? unlessGone("DeleteRolePolicy", () =>
          iam.send(new DeleteRolePolicyCommand({ RoleName: name, PolicyName })),
        )
      : unlessGone("DeleteUserPolicy", () =>
          iam.send(new DeleteUserPolicyCommand({ UserName: name, PolicyName })),
        ));
  }
}
