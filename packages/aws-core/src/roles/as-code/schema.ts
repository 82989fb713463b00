import { z } from "zod";
import type { PolicyDocument } from "../../policies/policy-document.ts";
import { ProfileTag } from "../../profiles/schema.ts";
import { RoleName, place } from "../input-fields.ts";
import type { TrustDocument } from "../trust-document.ts";

// CloudFormation resolves the first and CDK the second inside any text, however it is quoted or joined.
const resolvedText = /\{\{resolve:|[$#]\{Token\[/;

const text = z.string().refine((value) => !resolvedText.test(value), {
  error:
    "CloudFormation and CDK replace {{resolve:…}}, ${Token[…]} and #{Token[…]} inside every text, so this cannot be written as code. Remove it.",
});

const common = {
  ...place,
  /** The names of roles and of users follow one rule. */
  name: RoleName,
  path: z.string().regex(/^\/(?:[\w+=,.@-]+\/)*$/, { error: "Not a path of IAM. It looks like /quarry/." }),
  /** The one inline policy; its document is one of this package's. */
  inline: z
    .strictObject({
      name: z.string().regex(/^[\w+=,.@-]{1,128}$/, { error: "Not the name of a policy." }),
      document: z.custom<PolicyDocument>(isDocument, { error: "Not a policy." }),
    })
    .nullable(),
  managedPolicyArns: z.array(
    z.string().regex(/^arn:aws[a-z-]*:iam::(?:aws|[0-9]{12}):policy\/[\w+=,.@/-]+$/, {
      error: "Not the ARN of a policy.",
    }),
  ),
  tags: z.array(ProfileTag.extend({ key: text, value: text })),
};

const RoleCode = z.strictObject({
  kind: z.literal("role"),
  ...common,
  /** Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html (Description) */
  description: text.max(1000).nullable(),
  trust: z.custom<TrustDocument>(isDocument, { error: "Not a trust policy." }),
});

const UserCode = z.strictObject({ kind: z.literal("user"), ...common });

/** A role or user to be written as code, with its documents filled in. */
export const IdentityCode = z.discriminatedUnion("kind", [RoleCode, UserCode]);
export type IdentityCode = z.infer<typeof IdentityCode>;

function isDocument(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    "Statement" in value &&
    Array.isArray(value.Statement) &&
    !resolvedText.test(JSON.stringify(value))
  );
}
