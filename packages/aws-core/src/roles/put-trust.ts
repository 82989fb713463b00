import { UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import { callAws } from "../errors/call-aws.ts";
import type { IamHolder } from "./identity.ts";
import type { TrustDocument } from "./trust-document.ts";

/**
 * Replaces the trust policy of a role. Doing it twice changes nothing; the role can be assumed by the new rule some
 * seconds later.
 *
 * @throws AwsError `not-found`, `invalid` for a principal that does not exist, …
 */
export async function putTrust({ iam }: IamHolder, name: string, trust: TrustDocument): Promise<void> {
  const command = new UpdateAssumeRolePolicyCommand({
    RoleName: name,
    PolicyDocument: JSON.stringify(trust),
  });
  await callAws("UpdateAssumeRolePolicy", () => iam.send(command));
}
