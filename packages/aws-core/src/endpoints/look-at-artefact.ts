import { ListObjectsV2Command, type ListObjectsV2CommandOutput } from "@aws-sdk/client-s3";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";
import { chooseWeights } from "../hub/choose-weights.ts";
import { regionOfBucket } from "../objects/bucket-region.ts";
import { readS3Address, type S3Address } from "../objects/s3-address.ts";

/** What lies at the address of a model in S3. */
export type ArtefactLook =
  | {
      found: "there";
      files: number;
      /** Bytes of all files. */
      bytes: number;
      /** Bytes of the files that a server loads; of an archive all of it, which it unpacks to more. */
      weightBytes: number;
    }
  | { found: "nothing" | "no-bucket" }
  | { found: "elsewhere"; region: string }
  /** Nobody could tell; the reason is a sentence. */
  | { found: "unknown"; why: string };

// A folder with more files than these pages hold is no model.
const mostPages = 10;

/**
 * Looks at a model in S3 with Quarry's own rights: a folder that ends in a slash, or one archive. Nothing is read
 * but names and sizes. What SageMaker may do is the execution role's affair, and seen when the model is made.
 *
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 *
 * @throws AwsError `aborted`
 */
export async function lookAtArtefact(
  { s3 }: Pick<AwsClients, "s3">,
  uri: string,
  signal?: AbortSignal,
): Promise<ArtefactLook> {
  const address = readS3Address(uri);
  try {
    const files = await filesAt({ s3 }, address, signal);
    if (files === undefined) return { found: "unknown", why: tooMany };
    return files.length === 0 ? { found: "nothing" } : sizesOf(files);
  } catch (error) {
    if (!(error instanceof AwsError) || error.code === "aborted") throw error;
    return lookOfError(error, address);
  }
}

const tooMany = "The folder holds more files than a model has; Quarry did not count them all.";

interface File {
  path: string;
  bytes: number;
}

/** Undefined for too many to be told. */
async function filesAt(
  { s3 }: Pick<AwsClients, "s3">,
  { bucket, key }: S3Address,
  signal: AbortSignal | undefined,
): Promise<File[] | undefined> {
  const isFolder = key === "" || key.endsWith("/");
  const files: File[] = [];
  let token: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const command = new ListObjectsV2Command({
      Bucket: bucket,
      Prefix: key,
      ...(token === undefined ? {} : { ContinuationToken: token }),
    });
    const options = signal ? { abortSignal: signal } : {};
    const answer: ListObjectsV2CommandOutput = await callAws("ListObjectsV2", () =>
      s3.send(command, options),
    );
    for (const { Key = "", Size = 0 } of answer.Contents ?? []) {
      const path = isFolder ? Key.slice(key.length) : Key;
      // An empty name is the folder's own mark, and other keys only begin like the archive's.
      if (isFolder ? path !== "" : Key === key) files.push({ path, bytes: Size });
    }
    token = answer.NextContinuationToken;
    if (token === undefined || !isFolder) return files;
  }
  return undefined;
}

function sizesOf(files: readonly File[]): ArtefactLook {
  const bytes = files.reduce((total, file) => total + file.bytes, 0);
  const weights = chooseWeights(files, []);
  return { found: "there", files: files.length, bytes, weightBytes: weights?.bytes ?? bytes };
}

function lookOfError(error: AwsError, { bucket }: S3Address): ArtefactLook {
  const region = regionOfBucket(error);
  if (region !== undefined) return { found: "elsewhere", region };
  if (error.awsCode === "NoSuchBucket") return { found: "no-bucket" };
  const why =
    error.code === "denied"
      ? `Quarry may not list the bucket ${bucket}: s3:ListBucket is not allowed, or the bucket belongs to another account.`
      : `The bucket ${bucket} could not be listed: ${error.message}`;
  return { found: "unknown", why };
}
