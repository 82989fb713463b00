// What the tests of S3 share: a bucket of their own, and reading and writing in one line.
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import type {
  GetObjectCommandInput,
  HeadObjectCommandOutput,
  ListObjectsV2CommandOutput,
  PutObjectCommandInput,
  PutObjectCommandOutput,
  S3Client,
} from "@aws-sdk/client-s3";
import { test as base } from "../../../testing/simulator-test.ts";

export const Bucket = "quarry-tests";

export type Objects = {
  put: (
    Key: string,
    Body: NonNullable<PutObjectCommandInput["Body"]>,
    more?: object,
  ) => Promise<PutObjectCommandOutput>;
  /** The whole text. */
  text: (Key: string, more?: Partial<GetObjectCommandInput>) => Promise<string>;
  head: (Key: string, more?: object) => Promise<HeadObjectCommandOutput>;
  list: (more?: object) => Promise<ListObjectsV2CommandOutput>;
};

/** Shorthand for one client's calls of the test's bucket. */
export const objectsWith = (s3: S3Client): Objects => ({
  put: (Key, Body, more = {}) => s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more })),
  async text(Key, more = {}) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
    return (await Body?.transformToString()) ?? "";
  },
  head: (Key, more = {}) => s3.send(new HeadObjectCommand({ Bucket, Key, ...more })),
  list: (more = {}) => s3.send(new ListObjectsV2Command({ Bucket, ...more })),
});

export const inRegion = (LocationConstraint: "us-west-2" | "eu-central-1") => ({
  CreateBucketConfiguration: { LocationConstraint },
});

/** The simulator with an empty bucket in the home Region. */
export const test = base.extend<{ objects: Objects }>({
  objects: async ({ clients: { s3 } }, use) => {
    await s3.send(new CreateBucketCommand({ Bucket, ...inRegion("us-west-2") }));
    await use(objectsWith(s3));
  },
});
