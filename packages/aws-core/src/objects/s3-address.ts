/** A place in S3: a bucket, and a key or the beginning of keys. */
export interface S3Address {
  bucket: string;
  key: string;
}

/** Reads `s3://bucket/key`. The key of a bucket alone is empty. @throws Error for any other text */
export function readS3Address(uri: string): S3Address {
  const [, bucket, key = ""] = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(uri) ?? [];
  if (bucket === undefined) throw new Error(`Not a place in S3: ${uri}`);
  return { bucket, key };
}

/** The address of a file below a folder, which may end in a slash or not. */
export function below(folder: string, file: string): string {
  return `${folder.replace(/\/+$/, "")}/${file}`;
}
