import type {
  GetObjectOutput,
  GetObjectRequest,
  HeadObjectOutput,
  HeadObjectRequest,
} from "@aws-sdk/client-s3";
import { operation } from "../../wire/service.ts";
import type { Checked } from "../../wire/service.ts";
import type { ByteSpan } from "../../world/body-store.ts";
import type { ObjectRow } from "./bucket-rows.ts";
import { wantedSpan } from "./byte-range.ts";
import { toldChecksum } from "./checksums.ts";
import { requireReadable } from "./conditions.ts";
import { findObject, objectAccess } from "./find-rows.ts";

type Streamed = Omit<GetObjectOutput, "Body"> & { Body: AsyncIterable<Uint8Array> };

export const getObject = operation<GetObjectRequest, Streamed>("GetObject", {
  effect: "read",
  access: (call, input) => objectAccess(call, "s3:GetObject", input),
  run(call, input) {
    const row = findObject(call, input);
    requireReadable(row, input);
    const span = wantedSpan(row, input);
    return { ...describe(row, input, span), Body: call.world.bodies.read(row.body, span) };
  },
});

export const headObject = operation<HeadObjectRequest, HeadObjectOutput>("HeadObject", {
  effect: "read",
  access: (call, input) => objectAccess(call, "s3:GetObject", input),
  run(call, input) {
    const row = findObject(call, input);
    requireReadable(row, input);
    return describe(row, input, wantedSpan(row, input));
  },
});

type Asked = Pick<
  Checked<GetObjectRequest>,
  | "ChecksumMode"
  | "PartNumber"
  | "ResponseCacheControl"
  | "ResponseContentDisposition"
  | "ResponseContentEncoding"
  | "ResponseContentLanguage"
  | "ResponseContentType"
>;

/** The headers of an answer; a reader may have some of them replaced, as presigned addresses do. */
function describe(row: ObjectRow, asked: Asked, span: ByteSpan | undefined): Omit<GetObjectOutput, "Body"> {
  const { body, etag, modifiedAt, headers, checksum, partSizes } = row;
  const { start, length } = span ?? { start: 0, length: body.size };
  return {
    AcceptRanges: "bytes",
    ETag: etag,
    LastModified: new Date(modifiedAt),
    ContentLength: length,
    ServerSideEncryption: "AES256",
    ...headers,
    ...given({
      CacheControl: asked.ResponseCacheControl,
      ContentDisposition: asked.ResponseContentDisposition,
      ContentEncoding: asked.ResponseContentEncoding,
      ContentLanguage: asked.ResponseContentLanguage,
      ContentType: asked.ResponseContentType,
    }),
    ...(span !== undefined && { ContentRange: `bytes ${start}-${start + length - 1}/${body.size}` }),
    ...(asked.PartNumber !== undefined && partSizes !== undefined && { PartsCount: partSizes.length }),
    // The checksum is that of all bytes, and would be wrong for a part of them.
    ...(asked.ChecksumMode === "ENABLED" && span === undefined && toldChecksum(checksum)),
  };
}

const given = (members: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
