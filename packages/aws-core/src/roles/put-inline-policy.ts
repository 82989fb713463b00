import { PutRolePolicyCommand, PutUserPolicyCommand } from "@aws-sdk/client-iam";
import { callAws } from "../errors/call-aws.ts";
import type { PolicyDocument } from "../policies/policy-document.ts";
import type { IamHolder, Identity } from "./identity.ts";

/**
 * Writes or replaces an inline policy of a role or user. Doing it twice changes nothing.
 *
 * @throws AwsError `not-found`, `invalid`, …
 */
export async function putInlinePolicy(
  { iam }: IamHolder,
  { kind, name }: Identity,
  { policyName, document }: { policyName: string; document: PolicyDocument },
): Promise<void> {
  const policy = { PolicyName: policyName, PolicyDocument: JSON.stringify(document) };
  await (kind === "role"
    ? callAws("PutRolePolicy", () => iam.send(new PutRolePolicyCommand({ RoleName: name, ...policy })))
    : callAws("PutUserPolicy", () => iam.send(new PutUserPolicyCommand({ UserName: name, ...policy }))));
}
