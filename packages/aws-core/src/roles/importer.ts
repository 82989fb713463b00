import { z } from "zod";
import { partitionOfRegion } from "../arns/bedrock-arn.ts";
import { policyOf } from "../policies/policy-document.ts";
import type { PolicyDocument } from "../policies/policy-document.ts";
import {
  Artefacts,
  KeyArn,
  RoleArn,
  ofAccount,
  ofPartition,
  otherAccount,
  otherPartition,
  place,
} from "./input-fields.ts";
import { allow, artefactPlaces, viaS3 } from "./statement-parts.ts";

/** What somebody needs who brings model files to S3 and has Bedrock import them. */
export const ImporterInput = z
  .strictObject({
    ...place,
    artefacts: Artefacts,
    /** The role that import jobs run with. */
    importRoleArn: RoleArn,
    /** The key that the files in S3 are encrypted with. */
    artefactKeyArn: KeyArn.optional(),
  })
  .refine((input) => ofPartition([input.importRoleArn, input.artefactKeyArn], input), {
    error: otherPartition,
  })
  .refine((input) => ofAccount(input.importRoleArn, input), {
    path: ["importRoleArn"],
    error: otherAccount,
  });
export type ImporterInput = z.input<typeof ImporterInput>;

/**
 * The policy of the person or notebook that imports models: upload, job, imported model, call.
 *
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
 *
 * @throws ZodError when a text would widen a statement or is of another partition
 * @throws PolicyTooLongError
 */
export function importerPermissions(input: ImporterInput): PolicyDocument {
  const { account, region, artefacts, importRoleArn, artefactKeyArn } = ImporterInput.parse(input);
  const bedrock = (kind: string) => `arn:${partitionOfRegion(region)}:bedrock:${region}:${account}:${kind}/*`;
  const inRegion = { StringEquals: { "aws:RequestedRegion": region } };
  return policyOf([
    ...uploadArtefacts(artefacts, { account, region }),
    ...(artefactKeyArn
      ? [
          allow("EncryptModelFiles", ["kms:Decrypt", "kms:GenerateDataKey"], {
            on: [artefactKeyArn],
            when: viaS3(artefactKeyArn),
          }),
        ]
      : []),
    allow(
      "StartAndListImports",
      ["bedrock:CreateModelImportJob", "bedrock:ListModelImportJobs", "bedrock:ListImportedModels"],
      { on: ["*"], when: inRegion },
    ),
    allow("ReadImports", ["bedrock:GetModelImportJob"], { on: [bedrock("model-import-job")] }),
    allow("TagImports", ["bedrock:TagResource"], {
      on: [bedrock("model-import-job"), bedrock("imported-model")],
    }),
    allow("PassTheImportRole", ["iam:PassRole"], {
      on: [importRoleArn],
      when: { StringEquals: { "iam:PassedToService": "bedrock.amazonaws.com" } },
    }),
    allow("ReadAndDeleteImportedModels", ["bedrock:GetImportedModel", "bedrock:DeleteImportedModel"], {
      on: [bedrock("imported-model")],
    }),
    allow("CallImportedModels", ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"], {
      on: [bedrock("imported-model"), bedrock("custom-model-deployment")],
    }),
  ]);
}

/** A large file goes up in parts, which must be listed to resume and aborted to stop being billed. */
function uploadArtefacts(artefacts: Artefacts, { account, region }: { account: string; region: string }) {
  const { bucketArn, objects, listed } = artefactPlaces(artefacts, region);
  const ofOwner = { StringEquals: { "aws:ResourceAccount": artefacts.owner ?? account } };
  return [
    allow(
      "UploadModelFiles",
      ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
      { on: objects, when: ofOwner },
    ),
    allow("ListModelFiles", ["s3:ListBucket"], { on: [bucketArn], when: { ...ofOwner, ...listed } }),
    allow("ListUnfinishedUploads", ["s3:ListBucketMultipartUploads"], { on: [bucketArn], when: ofOwner }),
  ];
}
