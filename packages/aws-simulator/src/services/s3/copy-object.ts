import type { CopyObjectOutput, CopyObjectRequest } from "@aws-sdk/client-s3";
import { operation } from "../../wire/service.ts";
import { wholeSeconds } from "../iam/iam-rows.ts";
import { digestsOf, toldChecksum } from "./checksums.ts";
import { brokenCondition } from "./conditions.ts";
import { findBucket, findObject, objectAccess } from "./find-rows.ts";
import type { ObjectName } from "./find-rows.ts";
import { keepObject } from "./keep-object.ts";
import { headersOf } from "./put-object.ts";
import { invalidArgument, invalidRequest, preconditionFailed } from "./s3-errors.ts";

export const copyObject = operation<CopyObjectRequest, CopyObjectOutput>("CopyObject", {
  effect: "write",
  access: (call, input) => [
    ...objectAccess(call, "s3:GetObject", readSource(input.CopySource)),
    ...objectAccess(call, "s3:PutObject", input),
  ],
  async run(call, input) {
    const source = readSource(input.CopySource);
    const from = findObject(call, source);
    const replaces = input.MetadataDirective === "REPLACE";
    if (!replaces && source.Bucket === input.Bucket && source.Key === input.Key) {
      throw invalidRequest(
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
      );
    }
    const broken = brokenCondition(from, {
      IfMatch: input.CopySourceIfMatch,
      IfNoneMatch: input.CopySourceIfNoneMatch,
      IfModifiedSince: input.CopySourceIfModifiedSince,
      IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
    });
    if (broken !== undefined) throw preconditionFailed(`x-amz-copy-source-${broken}`);
    const { md5, checksum } = await digestsOf(call.world.bodies.read(from.body), {
      ChecksumAlgorithm: input.ChecksumAlgorithm ?? from.checksum?.algorithm,
    });
    findBucket(call, input.Bucket);
    const modifiedAt = wholeSeconds(call.world.clock.now());
    const headers = replaces ? headersOf(input) : from.headers;
    // A copy is one piece, whatever its source was made of, and so is its tag.
    const copy = { key: input.Key, body: from.body, etag: `"${md5}"`, modifiedAt, headers, checksum };
    keepObject(call.world, input.Bucket, copy);
    return {
      CopyObjectResult: { ETag: copy.etag, LastModified: new Date(modifiedAt), ...toldChecksum(checksum) },
      ServerSideEncryption: "AES256",
    };
  },
});

/** `bucket/key`, percent-encoded, with or without a slash before it. */
function readSource(source: string): ObjectName {
  const [path = ""] = source.split("?");
  const [, Bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(path) ?? [];
  if (Bucket === undefined || key === undefined)
    throw invalidArgument("x-amz-copy-source", source, "Invalid copy source object key");
  return { Bucket, Key: decodeURIComponent(key) };
}
