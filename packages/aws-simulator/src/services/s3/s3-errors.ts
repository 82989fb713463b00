// S3's own words: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
import { AwsError } from "../../wire/aws-error.ts";
import type { BucketRow } from "./bucket-rows.ts";

type Members = Record<string, unknown>;

const refusal = (kind: readonly [number, string], message: string, members: Members = {}): AwsError =>
  new AwsError(kind[1], message, { status: kind[0], members });

export const noSuchBucket = (BucketName: string): AwsError =>
  refusal([404, "NoSuchBucket"], "The specified bucket does not exist", { BucketName });

export const noSuchKey = (Key: string): AwsError =>
  refusal([404, "NoSuchKey"], "The specified key does not exist.", { Key });

export const noSuchUpload = (UploadId: string): AwsError =>
  refusal(
    [404, "NoSuchUpload"],
    "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
    { UploadId },
  );

/** What a bucket's Region answers to a call that was sent to another one; the header tells where to go. */
export function wrongRegion({ name, region }: BucketRow): AwsError {
  const message =
    "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.";
  return new AwsError("PermanentRedirect", message, {
    status: 301,
    members: { Endpoint: `${name}.s3.${region}.amazonaws.com`, Bucket: name },
    headers: { "x-amz-bucket-region": region },
  });
}

/** For a bucket of another account; none has a policy here that would let others in. */
export const accessDeniedElsewhere = (): AwsError => refusal([403, "AccessDenied"], "Access Denied");

export const invalidBucketName = (BucketName: string): AwsError =>
  refusal([400, "InvalidBucketName"], "The specified bucket is not valid.", { BucketName });

export const bucketAlreadyOwnedByYou = (BucketName: string): AwsError =>
  refusal(
    [409, "BucketAlreadyOwnedByYou"],
    "Your previous request to create the named bucket succeeded and you already own it.",
    { BucketName },
  );

export const bucketAlreadyExists = (BucketName: string): AwsError =>
  refusal(
    [409, "BucketAlreadyExists"],
    "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.",
    { BucketName },
  );

export const bucketNotEmpty = (BucketName: string): AwsError =>
  refusal([409, "BucketNotEmpty"], "The bucket you tried to delete is not empty", { BucketName });

/** `named`: the Region that the caller asked for, undefined for none. */
export const illegalLocation = (named: string | undefined): AwsError =>
  refusal(
    [400, "IllegalLocationConstraintException"],
    `The ${named ?? "unspecified"} location constraint is incompatible for the region specific endpoint this request was sent to.`,
  );

export const keyTooLong = (Size: number): AwsError =>
  refusal([400, "KeyTooLongError"], "Your key is too long", { Size, MaxSizeAllowed: longestKeyBytes });

/** Bytes of a key in UTF-8. */
export const longestKeyBytes = 1024;

export const invalidArgument = (ArgumentName: string, ArgumentValue: unknown, message: string): AwsError =>
  refusal([400, "InvalidArgument"], message, { ArgumentName, ArgumentValue });

export const invalidRequest = (message: string): AwsError => refusal([400, "InvalidRequest"], message);

export const badDigest = (what: string): AwsError =>
  refusal([400, "BadDigest"], `The ${what} you specified did not match the calculated checksum.`);

export const invalidDigest = (): AwsError =>
  refusal([400, "InvalidDigest"], "The Content-MD5 you specified was invalid.");

/** `range` as the caller sent it. */
export function invalidRange(range: string, size: number): AwsError {
  const members = { RangeRequested: range, ActualObjectSize: size };
  const message = "The requested range is not satisfiable";
  const headers = { "content-range": `bytes */${size}` };
  return new AwsError("InvalidRange", message, { status: 416, members, headers });
}

export const preconditionFailed = (Condition: string): AwsError =>
  refusal([412, "PreconditionFailed"], "At least one of the pre-conditions you specified did not hold", {
    Condition,
  });

export const notModified = (etag: string): AwsError =>
  new AwsError("NotModified", "Not Modified", { status: 304, headers: { etag } });

export const malformedXml = (): AwsError =>
  refusal(
    [400, "MalformedXML"],
    "The XML you provided was not well-formed or did not validate against our published schema",
  );

export const invalidPart = (members: { UploadId: string; PartNumber: number; ETag: string }): AwsError =>
  refusal(
    [400, "InvalidPart"],
    "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    members,
  );

export const invalidPartOrder = (UploadId: string): AwsError =>
  refusal(
    [400, "InvalidPartOrder"],
    "The list of parts was not in ascending order. Parts must be ordered by part number.",
    { UploadId },
  );

export const entityTooSmall = (part: { ProposedSize: number; PartNumber: number; ETag: string }): AwsError =>
  refusal([400, "EntityTooSmall"], "Your proposed upload is smaller than the minimum allowed size", {
    ...part,
    MinSizeAllowed: leastPartBytes,
  });

/** Bytes of every part but the last. */
export const leastPartBytes = 5 * 1024 * 1024;
