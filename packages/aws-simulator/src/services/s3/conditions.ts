import type { Call } from "../../server/call.ts";
import { objectsOf } from "./bucket-rows.ts";
import type { ObjectRow } from "./bucket-rows.ts";
import type { ObjectName } from "./find-rows.ts";
import { noSuchKey, notModified, preconditionFailed } from "./s3-errors.ts";

/** Conditions of a reader; entity tags with or without quotes, several of them, or `*`. */
export type ReadConditions = {
  IfMatch?: string | undefined;
  IfNoneMatch?: string | undefined;
  IfModifiedSince?: Date | undefined;
  IfUnmodifiedSince?: Date | undefined;
};

/** The first condition that does not hold; a tag that is asked for decides before a date. RFC 9110, section 13.2.2. */
export function brokenCondition(
  { etag, modifiedAt }: Pick<ObjectRow, "etag" | "modifiedAt">,
  { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince }: ReadConditions,
): "If-Match" | "If-None-Match" | "If-Modified-Since" | "If-Unmodified-Since" | undefined {
  const modified = Date.parse(modifiedAt);
  if (IfMatch !== undefined && !isAmong(etag, IfMatch)) return "If-Match";
  if (IfMatch === undefined && IfUnmodifiedSince !== undefined && modified > IfUnmodifiedSince.getTime())
    return "If-Unmodified-Since";
  if (IfNoneMatch !== undefined && isAmong(etag, IfNoneMatch)) return "If-None-Match";
  if (IfNoneMatch === undefined && IfModifiedSince !== undefined && modified <= IfModifiedSince.getTime())
    return "If-Modified-Since";
  return undefined;
}

/** Throws PreconditionFailed, or a 304 for what the reader has already. */
export function requireReadable(row: ObjectRow, conditions: ReadConditions): void {
  const broken = brokenCondition(row, conditions);
  if (broken === undefined) return;
  throw broken.includes("None") || broken.includes("-Modified")
    ? notModified(row.etag)
    : preconditionFailed(broken);
}

type Write = ObjectName & { IfMatch?: string | undefined; IfNoneMatch?: string | undefined };

/** Throws for a writer who wants to be the first, or to replace what it has read. */
export function requireWritable({ world }: Call, { Bucket, Key, IfMatch, IfNoneMatch }: Write): void {
  const row = objectsOf(world.tables, Bucket).get(Key);
  if (IfNoneMatch !== undefined && row !== undefined && isAmong(row.etag, IfNoneMatch))
    throw preconditionFailed("If-None-Match");
  if (IfMatch === undefined) return;
  if (row === undefined) throw noSuchKey(Key);
  if (!isAmong(row.etag, IfMatch)) throw preconditionFailed("If-Match");
}

const isAmong = (etag: string, wanted: string): boolean =>
  wanted.trim() === "*" ||
  wanted.split(",").some((tag) => unquoted(tag.trim().replace(/^W\//, "")) === unquoted(etag));

const unquoted = (tag: string): string => tag.replace(/^"|"$/g, "");
