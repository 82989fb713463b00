import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
} from "@aws-sdk/client-s3";
import { describe, expect } from "vitest";
import { Bucket, test } from "./testing/s3-test.ts";

const md5 = (text: string): Buffer => createHash("md5").update(text).digest();

const long = (letter: string): string => letter.repeat(3_000_000);

describe("an object", () => {
  test("comes back whole, with its headers, tag and checksum", async ({ objects, clients: { s3 } }) => {
    const Metadata = { team: "search" };
    const put = await objects.put("a.json", "{}", { Metadata, ContentType: "application/json" });
    expect(put).toMatchObject({
      ETag: `"${md5("{}").toString("hex")}"`,
      ChecksumCRC32: expect.stringMatching(/^[\w+/]{6}==$/),
      ChecksumType: "FULL_OBJECT",
      ServerSideEncryption: "AES256",
    });
    const { Body, ...got } = await s3.send(new GetObjectCommand({ Bucket, Key: "a.json" }));
    expect(await Body?.transformToString()).toBe("{}");
    expect(got).toMatchObject({
      ContentLength: 2,
      ContentType: "application/json",
      ETag: put.ETag,
      ChecksumCRC32: put.ChecksumCRC32,
      LastModified: expect.any(Date),
      Metadata,
    });
    expect(got.LastModified?.getMilliseconds()).toBe(0);
  });

  test("sent as a stream in chunks is stored without them, and without their name", async ({ objects }) => {
    const Body = Readable.from(["one ", "two ", "three"]);
    await objects.put("words", Body, { ContentLength: 13, ContentEncoding: "gzip" });
    expect(await objects.head("words")).toMatchObject({ ContentLength: 13, ContentEncoding: "gzip" });
    expect(await objects.text("words", { ResponseContentEncoding: "identity" })).toBe("one two three");
  });

  test("of some megabytes comes back as it was, also when it is written over", async ({ objects }) => {
    await objects.put("long", long("a"));
    await objects.put("long", long("b"));
    const { length } = long("b");
    expect(await objects.head("long")).toMatchObject({ ContentLength: length });
    expect(
      createHash("md5")
        .update(await objects.text("long"))
        .digest(),
    ).toEqual(md5(long("b")));
  });

  for (const key of ["folder/", "a//b", "ä ö?&=#%41+\u{1f600}", "/leading", "..", "a/../b"]) {
    test(`has any key: ${key}`, async ({ objects }) => {
      await objects.put(key, key);
      expect((await objects.list()).Contents?.map(({ Key }) => Key)).toEqual([key]);
      expect(await objects.text(key)).toBe(key);
    });
  }

  test("has no key of more than 1,024 bytes", async ({ objects }) => {
    await objects.put("ä".repeat(512), "a");
    await expect(objects.put("ä".repeat(513), "a")).rejects.toMatchObject({ name: "KeyTooLongError" });
  });

  for (const [what, more, name] of [
    ["another CRC32", { ChecksumCRC32: "AAAAAA==" }, "BadDigest"],
    ["another SHA-256", { ChecksumSHA256: "A".repeat(43) + "=" }, "BadDigest"],
    ["another CRC64NVME", { ChecksumCRC64NVME: "AAAAAAAAAAA=" }, "BadDigest"],
    ["another MD5", { ContentMD5: md5("b").toString("base64") }, "BadDigest"],
    ["an MD5 that is none", { ContentMD5: "abc" }, "InvalidDigest"],
  ] as const) {
    test(`is not stored with ${what}`, async ({ objects }) => {
      await expect(objects.put("a", "a", more)).rejects.toMatchObject({ name });
      expect((await objects.list()).KeyCount).toBe(0);
    });
  }

  for (const ChecksumAlgorithm of ["CRC32C", "CRC64NVME", "SHA1", "SHA256"] as const) {
    test(`has the ${ChecksumAlgorithm} that was asked for`, async ({ objects }) => {
      const put = await objects.put("a", "a", { ChecksumAlgorithm });
      const name = `Checksum${ChecksumAlgorithm}` as const;
      expect(put[name]).toEqual(expect.any(String));
      expect((await objects.head("a", { ChecksumMode: "ENABLED" }))[name]).toBe(put[name]);
    });
  }

  test("that is deleted is gone, and deleting it again is no error", async ({ objects, clients: { s3 } }) => {
    await objects.put("a", "a");
    const remove = () => s3.send(new DeleteObjectCommand({ Bucket, Key: "a" }));
    expect((await remove()).$metadata.httpStatusCode).toBe(204);
    expect((await remove()).$metadata.httpStatusCode).toBe(204);
    await expect(objects.text("a")).rejects.toMatchObject({
      name: "NoSuchKey",
      Key: "a",
      message: "The specified key does not exist.",
    });
    await expect(objects.head("a")).rejects.toMatchObject({ name: "NotFound" });
  });

  test("one of a thousand is deleted with the others; more are refused", async ({ objects, clients }) => {
    await objects.put("a", "a");
    await objects.put("b", "b");
    const remove = (count: number) => {
      const Objects = ["a", ...Array.from({ length: count - 1 }, (_, index) => `none-${index}`)];
      const Delete = { Objects: Objects.map((Key) => ({ Key })) };
      return clients.s3.send(new DeleteObjectsCommand({ Bucket, Delete }));
    };
    await expect(remove(1001)).rejects.toMatchObject({ name: "MalformedXML" });
    expect((await remove(1000)).Deleted).toHaveLength(1000);
    expect((await objects.list()).Contents).toMatchObject([{ Key: "b" }]);
  });
});

describe("a part of an object", () => {
  for (const [Range, text, told] of [
    ["bytes=0-0", "0", "bytes 0-0/10"],
    ["bytes=7-", "789", "bytes 7-9/10"],
    ["bytes=-2", "89", "bytes 8-9/10"],
    ["bytes=-20", "0123456789", "bytes 0-9/10"],
    ["bytes=8-99", "89", "bytes 8-9/10"],
  ] as const) {
    test(`is ${told} for ${Range}`, async ({ objects, clients: { s3 } }) => {
      await objects.put("digits", "0123456789");
      const got = await s3.send(new GetObjectCommand({ Bucket, Key: "digits", Range }));
      expect(await got.Body?.transformToString()).toBe(text);
      expect(got).toMatchObject({ ContentRange: told, ContentLength: text.length });
      expect(got.$metadata.httpStatusCode).toBe(206);
      // The checksum of all bytes would make clients refuse the part.
      expect(got.ChecksumCRC32).toBeUndefined();
    });
  }

  test("that crosses what lies in a file is the right one", async ({ objects }) => {
    const text = Array.from({ length: 50_000 }, (_, index) => String(index).padStart(5, "0")).join("");
    await objects.put("long", text);
    expect(await objects.text("long", { Range: "bytes=65530-65549" })).toBe(text.slice(65_530, 65_550));
  });

  for (const Range of ["bytes=10-", "bytes=10-20", "bytes=-0"]) {
    test(`is refused for ${Range}`, async ({ objects }) => {
      await objects.put("digits", "0123456789");
      await expect(objects.text("digits", { Range })).rejects.toMatchObject({
        name: "InvalidRange",
        $metadata: { httpStatusCode: 416 },
        ActualObjectSize: "10",
      });
    });
  }

  for (const Range of ["bytes=5-2", "lines=1-2", "bytes=1-2,4-5"]) {
    test(`is all of it for ${Range}, which is no range`, async ({ objects }) => {
      await objects.put("digits", "0123456789");
      expect(await objects.text("digits", { Range })).toBe("0123456789");
    });
  }
});

describe("a condition", () => {
  test("of a reader who has the object is answered with 304", async ({ objects }) => {
    const { ETag } = await objects.put("a", "a");
    await expect(objects.text("a", { IfNoneMatch: ETag })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
    await expect(objects.text("a", { IfModifiedSince: new Date(Date.now() + 60_000) })).rejects.toMatchObject(
      {
        $metadata: { httpStatusCode: 304 },
      },
    );
    expect(await objects.text("a", { IfNoneMatch: '"other"' })).toBe("a");
  });

  test("of a reader who wants another is answered with 412", async ({ objects }) => {
    const { ETag } = await objects.put("a", "a");
    for (const wanted of [{ IfMatch: '"other"' }, { IfUnmodifiedSince: new Date(0) }])
      await expect(objects.text("a", wanted)).rejects.toMatchObject({ name: "PreconditionFailed" });
    expect(await objects.text("a", { IfMatch: ETag, IfUnmodifiedSince: new Date(0) })).toBe("a");
  });

  test("lets one of many writers be the first", async ({ objects }) => {
    const writes = ["a", "b", "c", "d"].map((Body) => objects.put("first", Body, { IfNoneMatch: "*" }));
    const ends = await Promise.allSettled(writes);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(ends.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { name: "PreconditionFailed", Condition: "If-None-Match" },
    });
  });

  test("lets a writer replace only what it has read", async ({ objects }) => {
    const { ETag } = await objects.put("a", "a");
    await objects.put("a", "b", { IfMatch: ETag });
    await expect(objects.put("a", "c", { IfMatch: ETag })).rejects.toMatchObject({
      name: "PreconditionFailed",
    });
    await expect(objects.put("none", "c", { IfMatch: ETag })).rejects.toMatchObject({ name: "NoSuchKey" });
  });
});

const copy = (Key: string, CopySource: string, more: object = {}) =>
  new CopyObjectCommand({ Bucket, Key, CopySource, ...more });

describe("a copy", () => {
  test("has the bytes and headers of its source, and outlives it", async ({ objects, clients: { s3 } }) => {
    const text = "a".repeat(100_000);
    const { ETag } = await objects.put("from ä", text, { Metadata: { team: "search" } });
    const copied = await s3.send(copy("to", `/${Bucket}/${encodeURIComponent("from ä")}`));
    expect(copied.CopyObjectResult?.ETag).toBe(ETag);
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "from ä" }));
    expect(await objects.text("to")).toBe(text);
    expect((await objects.head("to")).Metadata).toEqual({ team: "search" });
  });

  test("onto itself needs new headers", async ({ objects, clients: { s3 } }) => {
    await objects.put("a", "a", { Metadata: { team: "search" } });
    await expect(s3.send(copy("a", `${Bucket}/a`))).rejects.toMatchObject({ name: "InvalidRequest" });
    const Metadata = { team: "claims" };
    await s3.send(copy("a", `${Bucket}/a`, { MetadataDirective: "REPLACE", Metadata }));
    expect((await objects.head("a")).Metadata).toEqual(Metadata);
  });

  test("of something else is refused", async ({ objects, clients: { s3 } }) => {
    await objects.put("a", "a");
    const refusals = [
      [copy("b", `${Bucket}/none`), "NoSuchKey"],
      [copy("b", "none"), "InvalidArgument"],
      [copy("b", "no-such-bucket-here/a"), "NoSuchBucket"],
      [copy("b", `${Bucket}/a`, { CopySourceIfMatch: '"other"' }), "PreconditionFailed"],
    ] as const;
    for (const [command, name] of refusals) await expect(s3.send(command)).rejects.toMatchObject({ name });
  });
});
