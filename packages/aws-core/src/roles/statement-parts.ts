import { partitionOfRegion } from "../arns/bedrock-arn.ts";
import type { PolicyStatement } from "../policies/policy-document.ts";
import type { Artefacts, Vpc } from "./input-fields.ts";

// Statements that several roles share.

/** An allowing statement; the conditions may be left out. */
export function allow(
  Sid: string,
  Action: string[],
  { on, when }: { on: string[]; when?: PolicyStatement["Condition"] },
): PolicyStatement {
  return { Sid, Effect: "Allow", Action, Resource: on, ...(when && { Condition: when }) };
}

/** The objects of a folder, or the one object that the prefix names, and how a listing of them begins. */
export function artefactPlaces({ bucket, prefix }: Artefacts, region: string) {
  const arn = `arn:${partitionOfRegion(region)}:s3:::${bucket}`;
  const folder = prefix.replace(/\/$/, "");
  if (folder === "") return { bucketArn: arn, objects: [`${arn}/*`], listed: undefined };
  return {
    bucketArn: arn,
    objects: [...(prefix === folder ? [`${arn}/${folder}`] : []), `${arn}/${folder}/*`],
    listed: { StringLike: { "s3:prefix": [folder, `${folder}/*`] } },
  };
}

/** Reading model files, and listing the folder that holds them, in a bucket of the account that is named. */
export function readArtefacts(artefacts: Artefacts, { account, region }: Place): PolicyStatement[] {
  const { bucketArn, objects, listed } = artefactPlaces(artefacts, region);
  const ofOwner = { StringEquals: { "aws:ResourceAccount": artefacts.owner ?? account } };
  return [
    allow("ReadModelFiles", ["s3:GetObject"], { on: objects, when: ofOwner }),
    allow("ListModelFiles", ["s3:ListBucket"], { on: [bucketArn], when: { ...ofOwner, ...listed } }),
  ];
}

/** Decryption with one key, and only of what S3 reads. */
export function decryptArtefacts(keyArn: string): PolicyStatement {
  return allow("DecryptModelFiles", ["kms:Decrypt"], { on: [keyArn], when: viaS3(keyArn) });
}

/** The condition that a key is used by S3 only. */
export function viaS3(keyArn: string): Record<string, Record<string, string>> {
  const region = keyArn.split(":")[3] ?? "";
  return { StringEquals: { "kms:ViaService": `s3.${region}.${dnsSuffixOf(region)}` } };
}

/** Source: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service */
function dnsSuffixOf(region: string): string {
  const partition = partitionOfRegion(region);
  if (partition === "aws-cn") return "amazonaws.com.cn";
  return partition === "aws-eusc" ? "amazonaws.eu" : "amazonaws.com";
}

interface Place {
  account: string;
  region: string;
}

/** The ARNs of network parts, in one account and Region. */
export function vpcArns({ subnets, securityGroups }: Vpc, { account, region }: Place) {
  const arn = (kind: string, id: string) =>
    `arn:${partitionOfRegion(region)}:ec2:${region}:${account}:${kind}/${id}`;
  return {
    interfaces: arn("network-interface", "*"),
    subnets: subnets.map((id) => arn("subnet", id)),
    securityGroups: securityGroups.map((id) => arn("security-group", id)),
  };
}

/** Looking at a network; EC2 takes no narrower resource than * for these. */
export const readNetwork = allow(
  "ReadTheNetwork",
  [
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeVpcs",
    "ec2:DescribeDhcpOptions",
    "ec2:DescribeSubnets",
    "ec2:DescribeSecurityGroups",
  ],
  { on: ["*"] },
);
