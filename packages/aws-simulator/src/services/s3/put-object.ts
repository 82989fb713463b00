import type { PutObjectOutput, PutObjectRequest } from "@aws-sdk/client-s3";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import { isStoredBody } from "../../world/body-store.ts";
import type { StoredBody } from "../../world/body-store.ts";
import { wholeSeconds } from "../iam/iam-rows.ts";
import type { ObjectHeaders } from "./bucket-rows.ts";
import { digestsOf, toldChecksum } from "./checksums.ts";
import { requireWritable } from "./conditions.ts";
import { findBucket, objectAccess } from "./find-rows.ts";
import { keepObject } from "./keep-object.ts";

export const putObject = operation<PutObjectRequest, PutObjectOutput>("PutObject", {
  effect: "write",
  access: (call, input) => objectAccess(call, "s3:PutObject", input),
  async run(call, input) {
    const body = takeBody(call, input.Body);
    const { md5, checksum } = await digestsOf(call.world.bodies.read(body), input);
    // The bucket may have gone, and another writer come, while the body was read.
    findBucket(call, input.Bucket);
    requireWritable(call, input);
    const etag = `"${md5}"`;
    keepObject(call.world, input.Bucket, {
      key: input.Key,
      body,
      etag,
      modifiedAt: wholeSeconds(call.world.clock.now()),
      headers: headersOf(input),
      checksum,
    });
    return { ETag: etag, ...toldChecksum(checksum), ServerSideEncryption: "AES256" };
  },
});

/** A body as it came over the wire: short ones are bytes, long ones have been stored. */
export function takeBody({ world }: Call, body: unknown): StoredBody {
  if (isStoredBody(body)) return body;
  return world.bodies.saveBytes(body instanceof Uint8Array ? body : new Uint8Array());
}

/** What is kept of a writer's headers. `aws-chunked` tells how the body was sent, not what it is. */
export function headersOf(input: ObjectHeaders): ObjectHeaders {
  const { CacheControl, ContentDisposition, ContentLanguage, Metadata = {} } = input;
  const { ContentType = "binary/octet-stream" } = input;
  const ContentEncoding = (input.ContentEncoding ?? "")
    .split(",")
    .map((coding) => coding.trim())
    .filter((coding) => coding !== "" && coding !== "aws-chunked")
    .join(",");
  return {
    ContentType,
    Metadata,
    ...(ContentEncoding !== "" && { ContentEncoding }),
    ...(CacheControl !== undefined && { CacheControl }),
    ...(ContentDisposition !== undefined && { ContentDisposition }),
    ...(ContentLanguage !== undefined && { ContentLanguage }),
  };
}
