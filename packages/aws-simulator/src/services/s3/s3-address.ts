/** A bucket and a key, or the beginning of keys. */
export type S3Address = { bucket: string; key: string };

/** Reads `s3://bucket/key`; undefined for anything else. The key of a bucket alone is empty. */
export function readS3Address(uri: string): S3Address | undefined {
  const [, bucket, key = ""] = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(uri) ?? [];
  return bucket === undefined ? undefined : { bucket, key };
}
