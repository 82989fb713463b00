import { randomBytes } from "node:crypto";
import type {
  AbortMultipartUploadRequest,
  ChecksumAlgorithm,
  ChecksumType,
  CreateMultipartUploadOutput,
  CreateMultipartUploadRequest,
  ListMultipartUploadsOutput,
  ListMultipartUploadsRequest,
  ListPartsOutput,
  ListPartsRequest,
  UploadPartOutput,
  UploadPartRequest,
} from "@aws-sdk/client-s3";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import { wholeSeconds } from "../iam/iam-rows.ts";
import { storedBodies, uploadsOf } from "./bucket-rows.ts";
import type { PartRow, UploadRow } from "./bucket-rows.ts";
import { canonicalId } from "./buckets.ts";
import { digestsOf, toldChecksum } from "./checksums.ts";
import { bucketAccess, findBucket, findUpload, objectAccess } from "./find-rows.ts";
import { headersOf, takeBody } from "./put-object.ts";
import { invalidArgument, invalidRequest } from "./s3-errors.ts";

export const createMultipartUpload = operation<CreateMultipartUploadRequest, CreateMultipartUploadOutput>(
  "CreateMultipartUpload",
  {
    effect: "write",
    access: (call, input) => objectAccess(call, "s3:PutObject", input),
    run(call, input) {
      const { Bucket, Key } = input;
      findBucket(call, Bucket);
      const id = randomBytes(48).toString("base64url");
      const checksum = checksumOf(input);
      uploadsOf(call.world.tables, Bucket).set(id, {
        id,
        key: Key,
        startedAt: wholeSeconds(call.world.clock.now()),
        initiator: call.principal.arn,
        headers: headersOf(input),
        checksum,
        parts: {},
      });
      return {
        Bucket,
        Key,
        UploadId: id,
        ServerSideEncryption: "AES256",
        ...(checksum !== undefined && {
          ChecksumAlgorithm: checksum.algorithm,
          ChecksumType: checksum.type,
        }),
      };
    },
  },
);

export const uploadPart = operation<UploadPartRequest, UploadPartOutput>("UploadPart", {
  effect: "write",
  access: (call, input) => objectAccess(call, "s3:PutObject", input),
  async run(call, input) {
    const { PartNumber } = input;
    if (!Number.isInteger(PartNumber) || PartNumber < 1 || PartNumber > mostParts) {
      const range = `Part number must be an integer between 1 and ${mostParts}, inclusive`;
      throw invalidArgument("partNumber", PartNumber, range);
    }
    const upload = findUpload(call, input);
    const body = takeBody(call, input.Body);
    const { md5, checksum } = await digestsOf(call.world.bodies.read(body), {
      ...input,
      ChecksumAlgorithm: input.ChecksumAlgorithm ?? upload.checksum?.algorithm,
    });
    const { parts } = findUpload(call, input);
    const before = parts[PartNumber];
    const etag = `"${md5}"`;
    parts[PartNumber] = { body, etag, modifiedAt: wholeSeconds(call.world.clock.now()), checksum };
    if (before !== undefined) call.world.bodies.drop(before.body, storedBodies(call.world.tables));
    const { ChecksumType: _type, ...told } = toldChecksum(checksum);
    return { ETag: etag, ...told, ServerSideEncryption: "AES256" };
  },
});

export const abortMultipartUpload = operation<AbortMultipartUploadRequest, object>("AbortMultipartUpload", {
  effect: "write",
  access: (call, input) => objectAccess(call, "s3:AbortMultipartUpload", input),
  run(call, input) {
    const upload = findUpload(call, input);
    forgetUpload(call, input.Bucket, upload);
    return {};
  },
});

export const listParts = operation<ListPartsRequest, ListPartsOutput>("ListParts", {
  effect: "read",
  access: (call, input) => objectAccess(call, "s3:ListMultipartUploadParts", input),
  run(call, input) {
    const { Bucket, Key, UploadId, MaxParts = mostListed } = input;
    const upload = findUpload(call, input);
    const after = Number(input.PartNumberMarker ?? 0);
    const later = partsOf(upload).filter(({ number }) => number > after);
    const page = later.slice(0, Math.min(MaxParts, mostListed));
    const last = page.at(-1)?.number;
    return {
      Bucket,
      Key,
      UploadId,
      PartNumberMarker: String(after),
      ...(last !== undefined && { NextPartNumberMarker: String(last) }),
      MaxParts: Math.min(MaxParts, mostListed),
      IsTruncated: later.length > page.length,
      Parts: page.map(({ number, part: { body, etag, modifiedAt, checksum } }) => {
        const { ChecksumType: _type, ...told } = toldChecksum(checksum);
        return {
          PartNumber: number,
          ETag: etag,
          Size: body.size,
          LastModified: new Date(modifiedAt),
          ...told,
        };
      }),
      Initiator: { ID: upload.initiator },
      Owner: { ID: canonicalId(call.account) },
      StorageClass: "STANDARD",
    };
  },
});

/** All on one page, as S3 tells up to a thousand. */
export const listMultipartUploads = operation<ListMultipartUploadsRequest, ListMultipartUploadsOutput>(
  "ListMultipartUploads",
  {
    effect: "read",
    access: (call, { Bucket }) => bucketAccess(call, "s3:ListBucketMultipartUploads", { Bucket }),
    run(call, { Bucket, Prefix = "" }) {
      findBucket(call, Bucket);
      const uploads = [...uploadsOf(call.world.tables, Bucket).values()]
        .filter(({ key }) => key.startsWith(Prefix))
        .toSorted((left, right) => (left.key < right.key ? -1 : 1));
      return {
        Bucket,
        Prefix,
        MaxUploads: mostListed,
        IsTruncated: false,
        Uploads: uploads.map(({ id, key, startedAt, initiator }) => ({
          UploadId: id,
          Key: key,
          Initiated: new Date(startedAt),
          Initiator: { ID: initiator },
          Owner: { ID: canonicalId(call.account) },
          StorageClass: "STANDARD" as const,
        })),
      };
    },
  },
);

const mostParts = 10_000;
const mostListed = 1000;

/** An upload's parts in the order of their numbers. */
export const partsOf = ({ parts }: UploadRow): { number: number; part: PartRow }[] =>
  Object.entries(parts)
    .map(([number, part]) => ({ number: Number(number), part }))
    .toSorted((left, right) => left.number - right.number);

/** Removes an upload; what an object keeps of it stays. */
export function forgetUpload({ world }: Call, bucket: string, upload: UploadRow): void {
  uploadsOf(world.tables, bucket).delete(upload.id);
  for (const { body } of Object.values(upload.parts)) world.bodies.drop(body, storedBodies(world.tables));
}

type Named = {
  ChecksumAlgorithm?: ChecksumAlgorithm | undefined;
  ChecksumType?: ChecksumType | undefined;
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html */
function checksumOf({ ChecksumAlgorithm: algorithm, ChecksumType: type }: Named): UploadRow["checksum"] {
  if (algorithm === undefined) return undefined;
  const isCrc = algorithm.startsWith("CRC");
  if (type === "FULL_OBJECT" && !isCrc) throw noSuchType(type, algorithm);
  if (type === "COMPOSITE" && algorithm === "CRC64NVME") throw noSuchType(type, algorithm);
  return { algorithm, type: type ?? (algorithm === "CRC64NVME" ? "FULL_OBJECT" : "COMPOSITE") };
}

const noSuchType = (type: string, algorithm: string): Error =>
  invalidRequest(
    `The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
  );
