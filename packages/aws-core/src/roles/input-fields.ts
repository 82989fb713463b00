import { z } from "zod";
import { isPartitionOfRegion, partitionOfRegion } from "../arns/bedrock-arn.ts";
import { PolicyRegion } from "../policies/policy-region.ts";
import { checkTags } from "../profiles/tag-rules.ts";
import { ProfileTag } from "../profiles/schema.ts";

// What people fill into the documents. Nothing here takes a wildcard or a policy variable, since each would widen
// the statement that it stands in.

export const Account = z
  .string()
  .regex(/^[0-9]{12}$/, { error: "Not an AWS account id, which is twelve digits." });

/** Where the resources are; the partition follows from the Region. */
export const place = { account: Account, region: PolicyRegion };

// The characters of IAM's roleNameType and pathType; `*` and `?` are not among them.
const iamName = String.raw`[\w+=,.@-]`;

/** Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const RoleName = z.string().regex(new RegExp(`^${iamName}{1,64}$`), {
  error: "Not the name of a role: 1 to 64 letters, digits and _ + = , . @ -",
});

export const RoleArn = z
  .string()
  .max(200)
  .regex(new RegExp(`^arn:aws[a-z-]*:iam::[0-9]{12}:role/(?:${iamName}+/)*${iamName}{1,64}$`), {
    error: "Not the ARN of a role. It looks like arn:aws:iam::111122223333:role/NAME.",
  });

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BucketName = z.string().regex(/^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, {
  error: "Not the name of an S3 bucket: 3 to 63 lower-case letters, digits, dots and hyphens.",
});

/** A folder or an object; nothing: the whole bucket. */
const KeyPrefix = z
  .string()
  .max(512)
  .regex(/^(?:[a-zA-Z0-9!_.'()-]+(?:\/[a-zA-Z0-9!_.'()-]+)*\/?)?$/, {
    error: "Not a folder of a bucket: names with letters, digits and ! _ . ' ( ) - between single slashes.",
  });

/** Where model files lie. `owner` is the account of the bucket, where it is another one. */
export const Artefacts = z.strictObject({
  bucket: BucketName,
  prefix: KeyPrefix.default(""),
  owner: Account.optional(),
});
export type Artefacts = z.output<typeof Artefacts>;

export const KeyArn = z
  .string()
  .regex(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key\/(?:[0-9a-f-]{36}|mrk-[0-9a-f]{32})$/, {
    error:
      "Not the ARN of a KMS key. It looks like arn:aws:kms:REGION:ACCOUNT:key/ID; an alias is not enough.",
  });

export const SecretArn = z
  .string()
  .regex(/^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[a-zA-Z0-9/_+=.@-]{1,519}$/, {
    error: "Not the ARN of a secret. It looks like arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-SUFFIX.",
  });

const imagePattern =
  /^([0-9]{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|c2s\.ic\.gov|sc2s\.sgov\.gov)\/([a-z0-9]+(?:[._/-]+[a-z0-9]+)*)(?::[\w.-]{1,128}|@sha256:[0-9a-f]{64})?$/;

/** A container image in Amazon ECR, the only registry that SageMaker hosting pulls from without a proxy of one's own. */
export const ImageUri = z.string().max(255).regex(imagePattern, {
  error: "Not an image in Amazon ECR. It looks like ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY:TAG.",
});

/** The ARN of the repository that holds an image. */
export function repositoryArn(image: string): string {
  const [, registry = "", region = "", repository = ""] = imagePattern.exec(image) ?? [];
  return `arn:${partitionOfRegion(region)}:ecr:${region}:${registry}:repository/${repository}`;
}

/** Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_VpcConfig.html */
export const Vpc = z.strictObject({
  subnets: z
    .array(z.string().regex(/^subnet-(?:[0-9a-f]{8}|[0-9a-f]{17})$/, { error: "Not the id of a subnet." }))
    .min(1)
    .max(16)
    .readonly(),
  securityGroups: z
    .array(
      z.string().regex(/^sg-(?:[0-9a-f]{8}|[0-9a-f]{17})$/, { error: "Not the id of a security group." }),
    )
    .min(1)
    .max(5)
    .readonly(),
});
export type Vpc = z.output<typeof Vpc>;

/** What the names of a deployer's endpoints, models and components begin with. */
export const NamePrefix = z.string().regex(/^(?=.{2,30}$)[a-zA-Z0-9](?:-?[a-zA-Z0-9])*-?$/, {
  error: "Not the beginning of an endpoint's name: 2 to 30 letters, digits and single hyphens.",
});

/** A tag that everything a deployer makes must carry. */
export const OwnerTag = ProfileTag.refine(({ key, value }) => checkTags([{ key, value }]).length === 0, {
  error: "AWS does not take this tag.",
});

/** Refuses ARNs of another partition than the Region's; `path` is where the fault is shown. */
export function ofPartition(arns: (string | undefined)[], { region }: { region: string }): boolean {
  return arns.every((arn) => arn === undefined || isPartitionOfRegion(arn.split(":")[1] ?? "", region));
}

/** Whether a role is of the account that hands it to a service; AWS refuses any other. */
export function ofAccount(roleArn: string, { account }: { account: string }): boolean {
  return roleArn.split(":")[4] === account;
}

export const otherAccount =
  "The role is of another account. A role can be handed only to services of its own.";

export const otherPartition = "An ARN is of another partition than the Region.";
