import { createHash } from "node:crypto";
import type {
  CompletedPart,
  CompleteMultipartUploadOutput,
  CompleteMultipartUploadRequest,
} from "@aws-sdk/client-s3";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import { joinBodies } from "../../world/body-store.ts";
import type { StoredBody } from "../../world/body-store.ts";
import { wholeSeconds } from "../iam/iam-rows.ts";
import type { Checksum, PartRow, UploadRow } from "./bucket-rows.ts";
import { checksumOfChecksums, digestsOf, toldChecksum } from "./checksums.ts";
import { requireWritable } from "./conditions.ts";
import { findBucket, findUpload, objectAccess } from "./find-rows.ts";
import { keepObject } from "./keep-object.ts";
import {
  entityTooSmall,
  invalidPart,
  invalidPartOrder,
  invalidRequest,
  leastPartBytes,
  malformedXml,
} from "./s3-errors.ts";
import { forgetUpload } from "./uploads.ts";

/** Puts the parts that are named, in their order, together to one object. */
export const completeMultipartUpload = operation<
  CompleteMultipartUploadRequest,
  CompleteMultipartUploadOutput
>("CompleteMultipartUpload", {
  effect: "write",
  access: (call, input) => objectAccess(call, "s3:PutObject", input),
  async run(call, input) {
    const { Bucket, Key, MultipartUpload, MpuObjectSize } = input;
    const upload = findUpload(call, input);
    const parts = chosenParts(upload, MultipartUpload?.Parts ?? []);
    const body = joinBodies(parts.map((part) => part.body));
    if (MpuObjectSize !== undefined && MpuObjectSize !== body.size)
      throw invalidRequest(
        `The provided 'x-amz-mp-object-size' header value ${MpuObjectSize} does not match what was computed: ${body.size}`,
      );
    const checksum = await checksumOf(call, upload, { body, parts });
    findUpload(call, input);
    requireWritable(call, input);
    const etag = `"${tagOfTags(parts)}-${parts.length}"`;
    keepObject(call.world, Bucket, {
      key: Key,
      body,
      etag,
      modifiedAt: wholeSeconds(call.world.clock.now()),
      headers: upload.headers,
      checksum,
      partSizes: parts.map((part) => part.body.size),
    });
    forgetUpload(call, Bucket, upload);
    const { region } = findBucket(call, Bucket);
    const Location = `https://${Bucket}.s3.${region}.amazonaws.com/${encodeURIComponent(Key)}`;
    return { Location, Bucket, Key, ETag: etag, ...toldChecksum(checksum), ServerSideEncryption: "AES256" };
  },
});

function chosenParts(upload: UploadRow, named: readonly CompletedPart[]): PartRow[] {
  if (named.length === 0) throw malformedXml();
  const numbers = named.map(({ PartNumber = 0 }) => PartNumber);
  if (numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0)))
    throw invalidPartOrder(upload.id);
  const parts = named.map((name) => chosenPart(upload, name));
  parts.slice(0, -1).forEach(({ body, etag }, index) => {
    if (body.size >= leastPartBytes) return;
    throw entityTooSmall({ ProposedSize: body.size, PartNumber: numbers[index] ?? 0, ETag: unquoted(etag) });
  });
  return parts;
}

function chosenPart({ id, parts, checksum }: UploadRow, named: CompletedPart): PartRow {
  const { PartNumber = 0, ETag = "" } = named;
  const part = parts[PartNumber];
  const problem = invalidPart({ UploadId: id, PartNumber, ETag: unquoted(ETag) });
  if (part === undefined || unquoted(part.etag) !== unquoted(ETag)) throw problem;
  if (checksum?.type !== "COMPOSITE") return part;
  const told: unknown = Reflect.get(named, `Checksum${checksum.algorithm}`);
  if (told === undefined) {
    const algorithm = checksum.algorithm.toLowerCase();
    throw invalidRequest(
      `The upload was created using a ${algorithm} checksum. The complete request must include the checksum for each part. It was missing for part ${PartNumber} in the request.`,
    );
  }
  if (told !== part.checksum?.value) throw problem;
  return part;
}

type Whole = { body: StoredBody; parts: readonly PartRow[] };

async function checksumOf(call: Call, upload: UploadRow, { body, parts }: Whole): Promise<Checksum> {
  const { algorithm, type } = upload.checksum ?? { algorithm: "CRC64NVME", type: "FULL_OBJECT" };
  if (type === "FULL_OBJECT")
    return (await digestsOf(call.world.bodies.read(body), { ChecksumAlgorithm: algorithm })).checksum;
  const ofParts = parts.map(({ checksum }) => checksum?.value ?? "");
  return { algorithm, value: `${await checksumOfChecksums(algorithm, ofParts)}-${parts.length}`, type };
}

/** What S3's entity tag of parts is made of: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html */
function tagOfTags(parts: readonly PartRow[]): string {
  const tags = parts.map(({ etag }) => Buffer.from(unquoted(etag), "hex"));
  return createHash("md5").update(Buffer.concat(tags)).digest("hex");
}

const unquoted = (tag: string): string => tag.replaceAll('"', "");
