import type {
  _Object as ListedObject,
  CommonPrefix,
  ListObjectsOutput,
  ListObjectsRequest,
  ListObjectsV2Output,
  ListObjectsV2Request,
} from "@aws-sdk/client-s3";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import type { Access } from "../../wire/service.ts";
import { objectsOf } from "./bucket-rows.ts";
import type { ObjectRow } from "./bucket-rows.ts";
import { canonicalId } from "./buckets.ts";
import { bucketAccess, findBucket } from "./find-rows.ts";
import { invalidArgument } from "./s3-errors.ts";

export const listObjectsV2 = operation<ListObjectsV2Request, ListObjectsV2Output>("ListObjectsV2", {
  effect: "read",
  access: listAccess,
  run(call, input) {
    const { Bucket, StartAfter, ContinuationToken } = input;
    const after = ContinuationToken === undefined ? (StartAfter ?? "") : openToken(ContinuationToken);
    const page = listPage(call, input, after);
    return {
      Name: Bucket,
      ...page.told,
      KeyCount: page.rows.length + page.prefixes.length,
      ...(ContinuationToken !== undefined && { ContinuationToken }),
      ...(StartAfter !== undefined && { StartAfter: page.encode(StartAfter) }),
      ...(page.last !== undefined && { NextContinuationToken: sealToken(page.last) }),
      Contents: page.rows.map((row) => ({
        ...listed(row, page.encode),
        ...(input.FetchOwner === true && { Owner: { ID: canonicalId(call.account) } }),
      })),
    };
  },
});

/** The older form, which some clients still ask in; its mark is a key in the clear. */
export const listObjects = operation<ListObjectsRequest, ListObjectsOutput>("ListObjects", {
  effect: "read",
  access: listAccess,
  run(call, input) {
    const { Bucket, Marker = "", Delimiter } = input;
    const page = listPage(call, input, Marker);
    return {
      Name: Bucket,
      ...page.told,
      Marker: page.encode(Marker),
      // Without a delimiter the last key is the mark.
      ...(page.last !== undefined && Delimiter !== undefined && { NextMarker: page.encode(page.last) }),
      Contents: page.rows.map((row) => ({
        ...listed(row, page.encode),
        Owner: { ID: canonicalId(call.account) },
      })),
    };
  },
});

type ListInput = {
  Bucket: string;
  Prefix?: string | undefined;
  Delimiter?: string | undefined;
  MaxKeys?: number | undefined;
  EncodingType?: "url" | undefined;
};

function listAccess(call: Call, { Bucket, Prefix = "", Delimiter = "" }: ListInput): Access[] {
  const context = { "s3:prefix": Prefix, "s3:delimiter": Delimiter };
  return bucketAccess(call, "s3:ListBucket", { Bucket, context });
}

const mostKeys = 1000;

type ListPage = {
  rows: ObjectRow[];
  prefixes: string[];
  /** The last key or common prefix of a page that is not the last. */
  last: string | undefined;
  encode: (text: string) => string;
  told: Pick<ListObjectsV2Output, "IsTruncated" | "MaxKeys" | "CommonPrefixes" | "Prefix" | "Delimiter">;
};

function listPage(call: Call, input: ListInput, after: string): ListPage {
  const { Bucket, Prefix = "", Delimiter, MaxKeys = mostKeys, EncodingType } = input;
  if (MaxKeys < 0)
    throw invalidArgument(
      "max-keys",
      MaxKeys,
      "Argument max-keys must be an integer between 0 and 2147483647",
    );
  findBucket(call, Bucket);
  const limit = Math.min(MaxKeys, mostKeys);
  const entries = entriesOf([...objectsOf(call.world.tables, Bucket).values()], { Prefix, Delimiter, after });
  const page = entries.slice(0, limit);
  const isTruncated = limit > 0 && entries.length > limit;
  const encode = EncodingType === "url" ? urlEncoded : (text: string): string => text;
  const prefixes = page.flatMap((entry) => (typeof entry === "string" ? [entry] : []));
  const last = page.at(-1);
  return {
    rows: page.flatMap((entry) => (typeof entry === "string" ? [] : [entry])),
    prefixes,
    last: isTruncated && last !== undefined ? nameOf(last) : undefined,
    encode,
    told: {
      Prefix: encode(Prefix),
      ...(Delimiter !== undefined && { Delimiter: encode(Delimiter) }),
      ...(EncodingType !== undefined && { EncodingType }),
      MaxKeys: limit,
      IsTruncated: isTruncated,
      CommonPrefixes: prefixes.map((prefix): CommonPrefix => ({ Prefix: encode(prefix) })),
    },
  };
}

type Entry = ObjectRow | string;

const nameOf = (entry: Entry): string => (typeof entry === "string" ? entry : entry.key);

type Cut = { Prefix: string; Delimiter: string | undefined; after: string };

/** Objects, and the folders that stand for those below them, in the order of their UTF-8 bytes. */
function entriesOf(rows: readonly ObjectRow[], { Prefix, Delimiter = "", after }: Cut): Entry[] {
  const sorted = rows
    .filter(({ key }) => key.startsWith(Prefix))
    .toSorted((left, right) => compareBytes(left.key, right.key));
  const entries: Entry[] = [];
  let folder: string | undefined;
  for (const row of sorted) {
    const end = Delimiter === "" ? -1 : row.key.indexOf(Delimiter, Prefix.length);
    const name = end === -1 ? row.key : row.key.slice(0, end + Delimiter.length);
    if (end !== -1 && name === folder) continue;
    folder = end === -1 ? undefined : name;
    if (compareBytes(name, after) <= 0) continue;
    entries.push(end === -1 ? row : name);
  }
  return entries;
}

const compareBytes = (left: string, right: string): number =>
  Buffer.compare(Buffer.from(left), Buffer.from(right));

const listed = (
  { key, body, etag, modifiedAt, checksum }: ObjectRow,
  encode: ListPage["encode"],
): ListedObject => ({
  Key: encode(key),
  LastModified: new Date(modifiedAt),
  ETag: etag,
  ...(checksum !== undefined && { ChecksumAlgorithm: [checksum.algorithm], ChecksumType: checksum.type }),
  Size: body.size,
  StorageClass: "STANDARD",
});

const urlEncoded = (text: string): string => encodeURIComponent(text).replaceAll("%2F", "/");

const mark = "after:";

const sealToken = (name: string): string => Buffer.from(`${mark}${name}`).toString("base64");

function openToken(token: string): string {
  const text = Buffer.from(token, "base64").toString("utf8");
  if (text.startsWith(mark) && sealToken(text.slice(mark.length)) === token) return text.slice(mark.length);
  throw invalidArgument("continuation-token", token, "The continuation token provided is incorrect");
}
