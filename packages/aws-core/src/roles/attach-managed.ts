import { AttachRolePolicyCommand, AttachUserPolicyCommand } from "@aws-sdk/client-iam";
import { callAws } from "../errors/call-aws.ts";
import type { IamHolder, Identity } from "./identity.ts";

/**
 * Attaches a managed policy to a role or user. Doing it twice changes nothing.
 *
 * @throws AwsError `not-found` when identity or policy does not exist, …
 */
export async function attachManaged(
  { iam }: IamHolder,
  { kind, name }: Identity,
  policyArn: string,
): Promise<void> {
  const policy = { PolicyArn: policyArn };
  await (kind === "role"
    ? callAws("AttachRolePolicy", () => iam.send(new AttachRolePolicyCommand({ RoleName: name, ...policy })))
    : callAws("AttachUserPolicy", () =>
        iam.send(new AttachUserPolicyCommand({ UserName: name, ...policy })),
      ));
}
