import { DeleteRolePolicyCommand, DetachRolePolicyCommand } from "@aws-sdk/client-iam";
import { unlessGone } from "./identity.ts";
import type { IamHolder } from "./identity.ts";

/** A policy of a role: one of its own by its name, or an attached one by its ARN. */
export type RolePolicyReference = { inline: string } | { attached: string };

/**
 * Takes one policy from a role. One that is gone already is taken.
 *
 * @throws AwsError `denied`, …
 */
export async function removeRolePolicy(
  { iam }: IamHolder,
  name: string,
  policy: RolePolicyReference,
): Promise<void> {
  await ("inline" in policy
    ? unlessGone("DeleteRolePolicy", () =>
        iam.send(new DeleteRolePolicyCommand({ RoleName: name, PolicyName: policy.inline })),
      )
    : unlessGone("DetachRolePolicy", () =>
        iam.send(new DetachRolePolicyCommand({ RoleName: name, PolicyArn: policy.attached })),
      ));
}
