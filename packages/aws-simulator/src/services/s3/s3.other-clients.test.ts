import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { awsCli, python, slowClientMs, whereInstalled } from "../../testing/other-clients.ts";
import { test as base } from "../../testing/simulator-test.ts";

const test = base.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "quarry-simulator-"));
    await use(folder);
    rmSync(folder, { recursive: true });
  },
});

whereInstalled("the AWS CLI", () => {
  describe("the AWS CLI", { timeout: slowClientMs }, () => {
    test("uploads in parts, syncs, lists and removes", async ({ simulator, folder }) => {
      const s3 = (...words: string[]) => awsCli(simulator, "s3", ...words);
      const api = (...words: string[]) => awsCli(simulator, "s3api", ...words, "--bucket", "from-cli");
      const file = join(folder, "weights.bin");
      const bytes = randomBytes(9_000_000);
      writeFileSync(file, bytes);
      await api("create-bucket", "--create-bucket-configuration", "LocationConstraint=us-west-2");
      await s3("cp", "--quiet", file, "s3://from-cli/models/weights.bin");
      await s3("sync", "--quiet", "s3://from-cli/models", join(folder, "back"));
      expect(readFileSync(join(folder, "back", "weights.bin")).equals(bytes)).toBe(true);
      expect(await api("head-object", "--key", "models/weights.bin")).toMatchObject({
        ContentLength: 9_000_000,
        ETag: expect.stringMatching(/-2"$/),
      });
      expect(await api("list-objects-v2", "--delimiter", "/")).toMatchObject({
        CommonPrefixes: [{ Prefix: "models/" }],
      });
      await s3("rm", "--quiet", "--recursive", "s3://from-cli");
      await api("delete-bucket");
      await expect(api("get-object", "--key", "none", join(folder, "none"))).rejects.toThrow(
        "An error occurred (NoSuchBucket) when calling the GetObject operation: The specified bucket does not exist",
      );
    });
  });
});

const tour = `
s3 = boto3.client("s3")
def refusal(call):
    try:
        call()
    except botocore.exceptions.ClientError as error:
        return [error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]]
import io, os, urllib.request
b = "from-boto3"
out["unspecified"] = refusal(lambda: s3.create_bucket(Bucket=b))
s3.create_bucket(Bucket=b, CreateBucketConfiguration={"LocationConstraint": "us-west-2"})
s3.put_object(Bucket=b, Key="dir/ä &.txt", Body=b"hello", Metadata={"team": "search"})
got = s3.get_object(Bucket=b, Key="dir/ä &.txt", Range="bytes=1-3")
out["part"] = [got["Body"].read().decode(), got["ContentRange"], got["Metadata"]]
out["listed"] = [o["Key"] for o in s3.list_objects_v2(Bucket=b, Prefix="dir/")["Contents"]]
out["older"] = [o.key for o in boto3.resource("s3").Bucket(b).objects.all()]
out["location"] = s3.get_bucket_location(Bucket=b)["LocationConstraint"]
big = os.urandom(9_000_000)
s3.upload_fileobj(io.BytesIO(big), b, "big")
back = io.BytesIO()
s3.download_fileobj(b, "big", back)
out["same"] = back.getvalue() == big
url = s3.generate_presigned_url("get_object", Params={"Bucket": b, "Key": "dir/ä &.txt"})
out["presigned"] = urllib.request.urlopen(url).read().decode()
v4 = boto3.client("s3", config=Config(signature_version="s3v4"))
url = v4.generate_presigned_url("get_object", Params={"Bucket": b, "Key": "dir/ä &.txt"})
out["presigned4"] = urllib.request.urlopen(url).read().decode()
out["redirected"] = boto3.client("s3", region_name="eu-central-1").list_objects_v2(Bucket=b)["KeyCount"]
out["head"] = refusal(lambda: s3.head_object(Bucket=b, Key="none"))
out["range"] = refusal(lambda: s3.get_object(Bucket=b, Key="big", Range="bytes=9000000-"))
deleted = s3.delete_objects(Bucket=b, Delete={"Objects": [{"Key": "big"}, {"Key": "none"}]})
out["deleted"] = len(deleted["Deleted"])
s3.delete_object(Bucket=b, Key="dir/ä &.txt")
s3.delete_bucket(Bucket=b)
out["gone"] = refusal(lambda: s3.list_objects_v2(Bucket=b))
`;

whereInstalled("boto3", () => {
  test(
    "boto3 writes, reads, lists, signs addresses and finds the Region",
    { timeout: slowClientMs },
    async ({ simulator }) => {
      expect(await python(simulator, tour)).toEqual({
        unspecified: ["IllegalLocationConstraintException", 400],
        part: ["ell", "bytes 1-3/5", { team: "search" }],
        listed: ["dir/ä &.txt"],
        older: ["dir/ä &.txt"],
        location: "us-west-2",
        same: true,
        presigned: "hello",
        presigned4: "hello",
        redirected: 2,
        head: ["404", 404],
        range: ["InvalidRange", 416],
        deleted: 2,
        gone: ["NoSuchBucket", 404],
      });
    },
  );
});
