import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketLocationCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
} from "@aws-sdk/client-s3";
import { describe, expect } from "vitest";
import { partnerAccount } from "../../seed/scenarios.ts";
import { Bucket, inRegion, test } from "./testing/s3-test.ts";

const partner = { accessKeyId: partnerAccount, secretAccessKey: "any" };
const models = "quarry-models-111122223333";
const european = "quarry-models-eu-111122223333";

describe("a bucket", () => {
  test("is made in the Region of the call, and nowhere else", async ({ clients: { s3 }, connect }) => {
    const made = await s3.send(new CreateBucketCommand({ Bucket, ...inRegion("us-west-2") }));
    expect(made.Location).toBe(`/${Bucket}`);
    expect(await s3.send(new HeadBucketCommand({ Bucket }))).toMatchObject({ BucketRegion: "us-west-2" });
    const elsewhere = new CreateBucketCommand({ Bucket: "quarry-other", ...inRegion("eu-central-1") });
    await expect(s3.send(elsewhere)).rejects.toMatchObject({
      name: "IllegalLocationConstraintException",
      message: expect.stringMatching(/^The eu-central-1 location constraint is incompatible/),
    });
    const first = connect({ region: "us-east-1" }).s3;
    await first.send(new CreateBucketCommand({ Bucket: "quarry-first" }));
    const located = await first.send(new GetBucketLocationCommand({ Bucket: "quarry-first" }));
    expect(located.LocationConstraint).toBeUndefined();
  });

  for (const name of [
    "Ab-capital",
    "ab",
    "a".repeat(64),
    "two..dots",
    "192.168.0.1",
    "xn--abc",
    "under_score",
    "end-",
  ]) {
    test(`is not called ${name}`, async ({ clients: { s3 } }) => {
      const create = new CreateBucketCommand({ Bucket: name, ...inRegion("us-west-2") });
      await expect(s3.send(create)).rejects.toMatchObject({ name: "InvalidBucketName" });
    });
  }

  test("is made once, by one account", async ({ objects: _bucket, clients: { s3 }, connect }) => {
    const create = new CreateBucketCommand({ Bucket, ...inRegion("us-west-2") });
    await expect(s3.send(create)).rejects.toMatchObject({
      name: "BucketAlreadyOwnedByYou",
      $metadata: { httpStatusCode: 409 },
    });
    const stranger = connect({ credentials: partner }).s3;
    await expect(stranger.send(create)).rejects.toMatchObject({ name: "BucketAlreadyExists" });
  });

  test("of another account is closed, and in nobody else's list", async ({ objects: _bucket, connect }) => {
    const stranger = connect({ credentials: partner }).s3;
    await expect(stranger.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject({
      name: "AccessDenied",
      message: "Access Denied",
    });
    await expect(stranger.send(new GetBucketLocationCommand({ Bucket }))).rejects.toMatchObject({
      name: "AccessDenied",
    });
    const { Buckets = [] } = await stranger.send(new ListBucketsCommand({}));
    expect(Buckets.map(({ Name }) => Name)).toEqual(["claims-models-444455556666"]);
  });

  test("is deleted when it is empty", async ({ objects, clients: { s3 } }) => {
    await objects.put("a", "a");
    const remove = new DeleteBucketCommand({ Bucket });
    await expect(s3.send(remove)).rejects.toMatchObject({ name: "BucketNotEmpty" });
    const empty = new DeleteBucketCommand({ Bucket: "quarry-answers-111122223333" });
    expect((await s3.send(empty)).$metadata.httpStatusCode).toBe(204);
    await expect(s3.send(empty)).rejects.toMatchObject({ name: "NoSuchBucket" });
  });

  test("that does not exist is told so, also to HeadBucket", async ({ clients: { s3 } }) => {
    await expect(s3.send(new ListObjectsV2Command({ Bucket: "quarry-none" }))).rejects.toMatchObject({
      name: "NoSuchBucket",
      message: "The specified bucket does not exist",
      BucketName: "quarry-none",
    });
    await expect(s3.send(new HeadBucketCommand({ Bucket: "quarry-none" }))).rejects.toMatchObject({
      name: "NotFound",
    });
  });
});

describe("a bucket of another Region", () => {
  test("sends the caller there, by a header too", async ({ clients: { s3 } }) => {
    for (const command of [
      new HeadBucketCommand({ Bucket: european }),
      new ListObjectsV2Command({ Bucket: european }),
    ]) {
      const error: unknown = await s3.send(command).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({
        $metadata: { httpStatusCode: 301 },
        $response: { headers: { "x-amz-bucket-region": "eu-central-1" } },
      });
    }
    await expect(s3.send(new ListObjectsV2Command({ Bucket: european }))).rejects.toMatchObject({
      name: "PermanentRedirect",
      Endpoint: `${european}.s3.eu-central-1.amazonaws.com`,
    });
  });

  test("tells its Region from anywhere", async ({ clients: { s3 } }) => {
    const located = await s3.send(new GetBucketLocationCommand({ Bucket: european }));
    expect(located.LocationConstraint).toBe("eu-central-1");
  });
});

test("buckets are listed by name, in pages and by Region for who asks", async ({ clients: { s3 } }) => {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const names = Buckets.map(({ Name = "" }) => Name);
  expect(names).toEqual(names.toSorted((left, right) => left.localeCompare(right)));
  expect(Buckets[0]?.BucketRegion).toBeUndefined();
  const first = await s3.send(new ListBucketsCommand({ MaxBuckets: 2 }));
  expect(first.Buckets).toHaveLength(2);
  const { ContinuationToken } = first;
  const next = await s3.send(new ListBucketsCommand({ MaxBuckets: 100, ContinuationToken }));
  expect(next.Buckets?.map(({ Name }) => Name)).toEqual(names.slice(2));
  const filter = { BucketRegion: "us-west-2", Prefix: "quarry-models" };
  expect((await s3.send(new ListBucketsCommand(filter))).Buckets).toMatchObject([
    { Name: models, BucketRegion: "us-west-2" },
  ]);
  await expect(s3.send(new ListBucketsCommand({ ContinuationToken: "x" }))).rejects.toMatchObject({
    name: "InvalidArgument",
  });
});

test("the empty scenario has no bucket", async ({ simulator, clients: { s3 } }) => {
  simulator.loadScenario("empty");
  expect((await s3.send(new ListBucketsCommand({}))).Buckets ?? []).toEqual([]);
});
