import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import { policyText, sageMakerTrust } from "../../iam/testing/policy-texts.ts";

/** A role that SageMaker may assume after ten seconds, and that may only these things in S3; returns its ARN. */
export async function roleThatMay(iam: IAMClient, ...Action: `s3:${string}`[]): Promise<string> {
  const named = { RoleName: "narrow" };
  await iam.send(new CreateRoleCommand({ ...named, AssumeRolePolicyDocument: sageMakerTrust }));
  const PolicyDocument = policyText({ Action, Resource: "*" });
  await iam.send(new PutRolePolicyCommand({ ...named, PolicyName: "s3", PolicyDocument }));
  return "arn:aws:iam::111122223333:role/narrow";
}
