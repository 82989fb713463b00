// What the simulator keeps of S3. Rows are plain JSON; times are ISO 8601 in whole seconds, as S3 tells them.
import type { ChecksumAlgorithm, ChecksumType, PutObjectRequest } from "@aws-sdk/client-s3";
import type { StoredBody } from "../../world/body-store.ts";
import { defineTable, everywhere } from "../../world/tables.ts";
import type { Tables } from "../../world/tables.ts";

/** Names of buckets are unique in all of AWS. */
export type BucketRow = { name: string; account: string; region: string; createdAt: string };

/** What a writer says of an object beside its bytes. */
export type ObjectHeaders = Pick<
  PutObjectRequest,
  "CacheControl" | "ContentDisposition" | "ContentEncoding" | "ContentLanguage" | "ContentType" | "Metadata"
>;

/** Base64, with `-N` after it for one made of those of N parts. */
export type Checksum = { algorithm: ChecksumAlgorithm; value: string; type: ChecksumType };

export type ObjectRow = {
  key: string;
  body: StoredBody;
  /** With its quotes. */
  etag: string;
  modifiedAt: string;
  headers: ObjectHeaders;
  checksum: Checksum | undefined;
  /** Bytes of each part, of an object that was uploaded in parts. */
  partSizes?: number[];
};

export type PartRow = { body: StoredBody; etag: string; modifiedAt: string; checksum: Checksum | undefined };

/** An upload in parts that is not yet completed. */
export type UploadRow = {
  id: string;
  key: string;
  startedAt: string;
  /** ARN of who began it. */
  initiator: string;
  headers: ObjectHeaders;
  checksum: { algorithm: ChecksumAlgorithm; type: ChecksumType } | undefined;
  /** By number. */
  parts: Record<string, PartRow>;
};

const bucketTable = defineTable<BucketRow>("s3.buckets");
const objectTable = defineTable<ObjectRow>("s3.objects");
const uploadTable = defineTable<UploadRow>("s3.uploads");

const allAccounts = everywhere("any");

/** Buckets of all accounts, by name. */
export const bucketsOf = (tables: Tables): Map<string, BucketRow> => tables.rows(bucketTable, allAccounts);

/** A bucket's objects by key, in no order. */
export const objectsOf = (tables: Tables, bucket: string): Map<string, ObjectRow> =>
  tables.rows(objectTable, everywhere(bucket));

/** A bucket's unfinished uploads by id. */
export const uploadsOf = (tables: Tables, bucket: string): Map<string, UploadRow> =>
  tables.rows(uploadTable, everywhere(bucket));

/** Everything that objects and parts of unfinished uploads hold. */
export function* storedBodies(tables: Tables): Generator<StoredBody> {
  for (const bucket of bucketsOf(tables).keys()) {
    for (const { body } of objectsOf(tables, bucket).values()) yield body;
    for (const { parts } of uploadsOf(tables, bucket).values())
      for (const { body } of Object.values(parts)) yield body;
  }
}

/** Whether a state file was written by a simulator that kept buckets. */
export const hasBuckets = (dump: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(dump).some((table) => table.startsWith(`${bucketTable.name} `));
