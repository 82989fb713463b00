// What operations look up, what leave they need, and S3's refusals.
import { authorize } from "../../access/authorize.ts";
import type { Call } from "../../server/call.ts";
import { AwsError } from "../../wire/aws-error.ts";
import type { Access } from "../../wire/service.ts";
import { callerOf } from "../iam/effective-policies.ts";
import { bucketsOf, objectsOf, uploadsOf } from "./bucket-rows.ts";
import type { BucketRow, ObjectRow, UploadRow } from "./bucket-rows.ts";
import {
  accessDeniedElsewhere,
  keyTooLong,
  longestKeyBytes,
  noSuchBucket,
  noSuchKey,
  noSuchUpload,
  wrongRegion,
} from "./s3-errors.ts";

/** A bucket, and a key in it. */
export type ObjectName = { Bucket: string; Key: string };

/** Throws NoSuchBucket, PermanentRedirect for a call that another Region got, AccessDenied for another account's. */
export function findBucket({ world, region, account }: Call, name: string): BucketRow {
  const bucket = bucketsOf(world.tables).get(name);
  if (bucket === undefined) throw noSuchBucket(name);
  // Signatures of the old form name no Region.
  if (region !== "" && bucket.region !== region) throw wrongRegion(bucket);
  if (bucket.account !== account) throw accessDeniedElsewhere();
  return bucket;
}

/** Throws NoSuchKey, or AccessDenied to somebody who may not even know which keys there are. */
export function findObject(call: Call, { Bucket, Key }: ObjectName): ObjectRow {
  findBucket(call, Bucket);
  const row = objectsOf(call.world.tables, Bucket).get(Key);
  if (row !== undefined) return row;
  authorize(
    callerOf(call.world, call.principal, call.region),
    bucketAccess(call, "s3:ListBucket", { Bucket }),
  );
  throw noSuchKey(Key);
}

export function findUpload(
  call: Call,
  { Bucket, Key, UploadId }: ObjectName & { UploadId: string },
): UploadRow {
  findBucket(call, Bucket);
  const row = uploadsOf(call.world.tables, Bucket).get(UploadId);
  if (row?.key !== Key) throw noSuchUpload(UploadId);
  return row;
}

/** One action on a bucket, after S3's refusals that come before any policy. */
export function bucketAccess(
  call: Call,
  action: string,
  { Bucket, context }: { Bucket: string; context?: Record<string, string> },
): Access[] {
  const { account } = findBucket(call, Bucket);
  return [{ action, resource: bucketArn(Bucket), context: { ...ownedBy(account), ...context } }];
}

/** One action on an object, there or not. */
export function objectAccess(call: Call, action: string, { Bucket, Key }: ObjectName): Access[] {
  const { account } = findBucket(call, Bucket);
  const bytes = Buffer.byteLength(Key);
  if (bytes > longestKeyBytes) throw keyTooLong(bytes);
  return [{ action, resource: `${bucketArn(Bucket)}/${Key}`, context: ownedBy(account) }];
}

/** Whether the caller may do what others of the same call may not. */
export function mayDo(call: Call, wanted: readonly Access[]): AwsError | undefined {
  try {
    authorize(callerOf(call.world, call.principal, call.region), wanted);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}

export const bucketArn = (name: string): string => `arn:aws:s3:::${name}`;

/** ARNs of S3 name no account. */
export const ownedBy = (account: string): Record<string, string> => ({
  "aws:ResourceAccount": account,
  "s3:ResourceAccount": account,
});
