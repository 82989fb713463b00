import { createHash } from "node:crypto";
import type {
  Bucket,
  CreateBucketOutput,
  CreateBucketRequest,
  DeleteBucketRequest,
  GetBucketLocationOutput,
  GetBucketLocationRequest,
  HeadBucketOutput,
  HeadBucketRequest,
  ListBucketsOutput,
  ListBucketsRequest,
} from "@aws-sdk/client-s3";
import { operation } from "../../wire/service.ts";
import { cutPage } from "../../world/pages.ts";
import { wholeSeconds } from "../iam/iam-rows.ts";
import { bucketsOf, objectsOf, uploadsOf } from "./bucket-rows.ts";
import { bucketAccess, bucketArn, findBucket, ownedBy } from "./find-rows.ts";
import {
  accessDeniedElsewhere,
  bucketAlreadyExists,
  bucketAlreadyOwnedByYou,
  bucketNotEmpty,
  illegalLocation,
  invalidArgument,
  invalidBucketName,
  noSuchBucket,
} from "./s3-errors.ts";

/** The Region that buckets are in when nobody says otherwise, and of which S3 tells no name. */
const firstRegion = "us-east-1";

export const createBucket = operation<CreateBucketRequest, CreateBucketOutput>("CreateBucket", {
  effect: "write",
  access: ({ account }, { Bucket }) => [
    { action: "s3:CreateBucket", resource: bucketArn(Bucket), context: ownedBy(account) },
  ],
  run(call, { Bucket, CreateBucketConfiguration }) {
    if (!isBucketName(Bucket)) throw invalidBucketName(Bucket);
    const named: string | undefined = CreateBucketConfiguration?.LocationConstraint ?? undefined;
    // Only the first Region's endpoint makes buckets for others.
    if (call.region !== firstRegion && named !== call.region) throw illegalLocation(named);
    if (named === firstRegion) throw illegalLocation(named);
    const buckets = bucketsOf(call.world.tables);
    const taken = buckets.get(Bucket);
    if (taken !== undefined && taken.account !== call.account) throw bucketAlreadyExists(Bucket);
    if (taken !== undefined) throw bucketAlreadyOwnedByYou(Bucket);
    const createdAt = wholeSeconds(call.world.clock.now());
    buckets.set(Bucket, { name: Bucket, account: call.account, region: named ?? firstRegion, createdAt });
    return { Location: `/${Bucket}`, BucketArn: bucketArn(Bucket) };
  },
});

export const headBucket = operation<HeadBucketRequest, HeadBucketOutput>("HeadBucket", {
  effect: "read",
  access: (call, { Bucket }) => bucketAccess(call, "s3:ListBucket", { Bucket }),
  run: (call, { Bucket }) => ({
    BucketRegion: findBucket(call, Bucket).region,
    BucketArn: bucketArn(Bucket),
    AccessPointAlias: false,
  }),
});

/** Answers in every Region, so that the right one can be asked for. */
export const getBucketLocation = operation<GetBucketLocationRequest, GetBucketLocationOutput>(
  "GetBucketLocation",
  {
    effect: "read",
    access: ({ account }, { Bucket }) => [
      { action: "s3:GetBucketLocation", resource: bucketArn(Bucket), context: ownedBy(account) },
    ],
    run({ world, account }, { Bucket }) {
      const bucket = bucketsOf(world.tables).get(Bucket);
      if (bucket === undefined) throw noSuchBucket(Bucket);
      if (bucket.account !== account) throw accessDeniedElsewhere();
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package lists Regions, of which there are more each year
      const region = bucket.region as NonNullable<GetBucketLocationOutput["LocationConstraint"]>;
      return bucket.region === firstRegion ? {} : { LocationConstraint: region };
    },
  },
);

export const deleteBucket = operation<DeleteBucketRequest, object>("DeleteBucket", {
  effect: "write",
  access: (call, { Bucket }) => bucketAccess(call, "s3:DeleteBucket", { Bucket }),
  run(call, { Bucket }) {
    findBucket(call, Bucket);
    const { tables } = call.world;
    if (objectsOf(tables, Bucket).size + uploadsOf(tables, Bucket).size > 0) throw bucketNotEmpty(Bucket);
    bucketsOf(tables).delete(Bucket);
    return {};
  },
});

/** Those of the account, in all Regions. */
export const listBuckets = operation<ListBucketsRequest, ListBucketsOutput>("ListBuckets", {
  effect: "read",
  access: () => [{ action: "s3:ListAllMyBuckets" }],
  run({ world, account }, { Prefix = "", BucketRegion, MaxBuckets, ContinuationToken }) {
    const own = [...bucketsOf(world.tables).values()]
      .filter((bucket) => bucket.account === account && bucket.name.startsWith(Prefix))
      .filter(({ region }) => BucketRegion === undefined || region === BucketRegion)
      .toSorted((left, right) => (left.name < right.name ? -1 : 1));
    const { page, nextToken } = cutPage(own, ({ name }) => name, {
      maxResults: MaxBuckets ?? mostBuckets,
      nextToken: ContinuationToken,
      refusal: () =>
        invalidArgument(
          "continuation-token",
          ContinuationToken,
          "The continuation token provided is incorrect",
        ),
    });
    const Buckets = page.map(({ name, createdAt, region }): Bucket => ({
      Name: name,
      CreationDate: new Date(createdAt),
      // Told only to callers who ask for pages or a Region, as S3 does.
      ...((MaxBuckets ?? BucketRegion) !== undefined && { BucketRegion: region }),
    }));
    return {
      Buckets,
      Owner: { ID: canonicalId(account) },
      ...(Prefix !== "" && { Prefix }),
      ...(nextToken !== undefined && { ContinuationToken: nextToken }),
    };
  },
});

const mostBuckets = 10_000;

/** S3's own id of an account. */
export const canonicalId = (account: string): string =>
  createHash("sha256").update(`canonical ${account}`).digest("hex");

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const isBucketName = (name: string): boolean =>
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
  !name.includes("..") &&
  !/^\d+\.\d+\.\d+\.\d+$/.test(name) &&
  !/^(?:xn--|sthree-|amzn-s3-demo-)/.test(name) &&
  !/(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name);
