import { z } from "zod";
import { partitionOfRegion } from "../arns/bedrock-arn.ts";
import { policyOf } from "../policies/policy-document.ts";
import type { PolicyDocument, PolicyStatement } from "../policies/policy-document.ts";
import { Artefacts, KeyArn, Vpc, ofPartition, otherPartition, place } from "./input-fields.ts";
import { allow, decryptArtefacts, readArtefacts, readNetwork, vpcArns } from "./statement-parts.ts";
import { serviceTrust, trustOf } from "./trust-document.ts";
import type { TrustDocument } from "./trust-document.ts";

/** What an import job of Bedrock reads. */
export const ImportRoleInput = z
  .strictObject({
    ...place,
    artefacts: Artefacts,
    /** The key that the files in S3 are encrypted with. */
    artefactKeyArn: KeyArn.optional(),
    /** The network that the job reads the files through. */
    vpc: Vpc.optional(),
    /** Whether a SageMaker notebook uses the same role; AWS advises against it. */
    sharedWithNotebook: z.boolean().default(false),
  })
  .refine((input) => ofPartition([input.artefactKeyArn], input), { error: otherPartition });
export type ImportRoleInput = z.input<typeof ImportRoleInput>;

/**
 * Lets the import jobs of one account and Region assume the role, and nothing else of Bedrock.
 *
 * Source: https://docs.aws.amazon.com/bedrock/latest/userguide/model-import-iam-role.html#model-import-iam-role-trust
 *
 * @throws ZodError
 */
export function importRoleTrust(input: ImportRoleInput): TrustDocument {
  const { account, region, sharedWithNotebook } = ImportRoleInput.parse(input);
  return trustOf([
    serviceTrust("bedrock.amazonaws.com", {
      Sid: "ImportJobsAssumeTheRole",
      account,
      sourceArn: jobArns({ account, region }),
    }),
    ...(sharedWithNotebook
      ? [serviceTrust("sagemaker.amazonaws.com", { Sid: "SageMakerAssumesTheRole", account })]
      : []),
  ]);
}

/**
 * What an import job needs: to list and read the model's files, and where it must to decrypt them and to reach
 * them through a network.
 *
 * Source: https://docs.aws.amazon.com/bedrock/latest/userguide/model-import-iam-role.html
 *
 * @throws ZodError when a text would widen a statement or is of another partition
 * @throws PolicyTooLongError
 */
export function importRolePermissions(input: ImportRoleInput): PolicyDocument {
  const { artefacts, artefactKeyArn, vpc, ...where } = ImportRoleInput.parse(input);
  return policyOf([
    ...readArtefacts(artefacts, where),
    ...(artefactKeyArn ? [decryptArtefacts(artefactKeyArn)] : []),
    ...(vpc ? joinNetwork(vpc, where) : []),
  ]);
}

interface Where {
  account: string;
  region: string;
}

function jobArns({ account, region }: Where): string {
  return `arn:${partitionOfRegion(region)}:bedrock:${region}:${account}:model-import-job/*`;
}

const managed = "BedrockManaged";
const byJob = "BedrockModelImportJobArn";

/** Source: https://docs.aws.amazon.com/bedrock/latest/userguide/import-model-using-vpc.html */
function joinNetwork(vpc: Vpc, where: Where): PolicyStatement[] {
  const { interfaces, subnets, securityGroups } = vpcArns(vpc, where);
  const jobs = jobArns(where);
  return [
    readNetwork,
    allow("MakeNetworkInterfacesOfTheJob", ["ec2:CreateNetworkInterface"], {
      on: [interfaces],
      when: {
        StringEquals: { [`aws:RequestTag/${managed}`]: "true" },
        ArnLike: { [`aws:RequestTag/${byJob}`]: jobs },
      },
    }),
    allow("PutThemIntoTheNetwork", ["ec2:CreateNetworkInterface"], { on: [...subnets, ...securityGroups] }),
    allow(
      "LendAndRemoveNetworkInterfacesOfTheJob",
      [
        "ec2:CreateNetworkInterfacePermission",
        "ec2:DeleteNetworkInterface",
        "ec2:DeleteNetworkInterfacePermission",
      ],
      {
        on: [interfaces],
        when: {
          StringEquals: { [`aws:ResourceTag/${managed}`]: "true" },
          ArnLike: { [`aws:ResourceTag/${byJob}`]: jobs },
          ArnEquals: { "ec2:Subnet": subnets },
        },
      },
    ),
    allow("TagNewNetworkInterfaces", ["ec2:CreateTags"], {
      on: [interfaces],
      when: {
        StringEquals: { "ec2:CreateAction": "CreateNetworkInterface" },
        "ForAllValues:StringEquals": { "aws:TagKeys": [managed, byJob] },
      },
    }),
  ];
}
