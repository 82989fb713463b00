import { z } from "zod";
import { partitionOfRegion } from "../arns/bedrock-arn.ts";
import { Account, RoleArn, ofPartition, otherPartition, place } from "./input-fields.ts";
import { trustOf } from "./trust-document.ts";
import type { TrustDocument, TrustStatement } from "./trust-document.ts";

/** Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html (ExternalId) */
const ExternalId = z.string().regex(/^[\w+=,.@:/-]{16,1224}$/, {
  error: "Not an external id: 16 to 1,224 letters, digits and _ + = , . @ : / -",
});

/** Who works as the deployer. */
export const DeployerTrustInput = z
  .strictObject({
    ...place,
    by: z.discriminatedUnion("kind", [
      /** Everybody of the account whom its own policies let assume the role. */
      z.strictObject({ kind: z.literal("account"), account: Account }),
      z.strictObject({ kind: z.literal("role"), roleArn: RoleArn }),
      /** A permission set of IAM Identity Center, whose role has a name that AWS makes up. */
      z.strictObject({
        kind: z.literal("permission-set"),
        account: Account,
        name: z.string().regex(/^[\w+=,.@-]{1,32}$/, { error: "Not the name of a permission set." }),
      }),
    ]),
    /** A secret of both sides, for a program that assumes roles on behalf of several parties; people have none. */
    externalId: ExternalId.optional(),
  })
  .refine(({ by, ...where }) => ofPartition([by.kind === "role" ? by.roleArn : undefined], where), {
    path: ["by"],
    error: otherPartition,
  });
export type DeployerTrustInput = z.input<typeof DeployerTrustInput>;

/**
 * Lets people or programs assume the deployer's role.
 *
 * Source: https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 *
 * @throws ZodError
 */
export function deployerTrust(input: DeployerTrustInput): TrustDocument {
  const { by, region, externalId } = DeployerTrustInput.parse(input);
  const partition = partitionOfRegion(region);
  const principal = by.kind === "role" ? by.roleArn : `arn:${partition}:iam::${by.account}:root`;
  const Condition = {
    ...(externalId !== undefined && { StringEquals: { "sts:ExternalId": externalId } }),
    ...(by.kind === "permission-set" && {
      ArnLike: {
        "aws:PrincipalArn": `arn:${partition}:iam::${by.account}:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_${by.name}_${suffix}`,
      },
    }),
  };
  const statement: TrustStatement = {
    Sid: sids[by.kind],
    Effect: "Allow",
    Principal: { AWS: [principal] },
    Action: ["sts:AssumeRole"],
    ...(Object.keys(Condition).length > 0 && { Condition }),
  };
  return trustOf([statement]);
}

// AWS ends such a role's name with 16 characters of its own. A * would take in the set NAME_Other as well.
const suffix = "?".repeat(16);

const sids = {
  account: "TheAccountAssumesTheRole",
  role: "TheRoleAssumesTheRole",
  "permission-set": "ThePermissionSetAssumesTheRole",
};
