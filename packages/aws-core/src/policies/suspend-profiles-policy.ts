import { z } from "zod";
import { policyOf } from "./policy-document.ts";
import type { PolicyDocument, PolicyStatement } from "./policy-document.ts";

/** The tag by which a budget holds a profile back. Without a policy that reads it, it does nothing. */
export const suspendedTag = { key: "quarry:status", value: "suspended" } as const;

const Scope = z.strictObject({
  partition: z.string().regex(/^aws[a-z-]*$/, { error: "Not a partition of AWS." }),
  /** Roles that may set and remove the tag; nobody: the policy leaves that to others. */
  keepers: z
    .array(
      z
        .string()
        .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, { error: "Not the ARN of a role." }),
    )
    .readonly(),
});

/**
 * The statements that make a suspension effective, for a service control policy or a policy of every role that calls
 * models: application inference profiles with the tag are not called. With keepers, nobody else takes the tag away.
 * Converse is authorised as an invocation.
 *
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
 *
 * @throws ZodError when a text is no partition or ARN of a role
 */
export function suspendProfilesPolicy(scope: z.infer<typeof Scope>): PolicyDocument {
  const { partition, keepers } = Scope.parse(scope);
  const profiles = [`arn:${partition}:bedrock:*:*:application-inference-profile/*`];
  const refuse: PolicyStatement = {
    Sid: "RefuseSuspendedProfiles",
    Effect: "Deny",
    Action: ["bedrock:InvokeModel*"],
    Resource: profiles,
    Condition: { StringEquals: { [`aws:ResourceTag/${suspendedTag.key}`]: suspendedTag.value } },
  };
  const keep: PolicyStatement = {
    Sid: "KeepTheTagOfSuspension",
    Effect: "Deny",
    Action: ["bedrock:TagResource", "bedrock:UntagResource"],
    Resource: profiles,
    Condition: {
      "ForAnyValue:StringEquals": { "aws:TagKeys": [suspendedTag.key] },
      ArnNotEquals: { "aws:PrincipalArn": [...keepers] },
    },
  };
  return policyOf(keepers.length === 0 ? [refuse] : [refuse, keep]);
}
