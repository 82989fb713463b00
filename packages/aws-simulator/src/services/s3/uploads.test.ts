import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import type { CompletedPart, S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { describe, expect } from "vitest";
import { Bucket, test } from "./testing/s3-test.ts";

const Key = "weights";
const least = 5 * 1024 * 1024;

async function begin(s3: S3Client, more: object = {}) {
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }));
  const named = { Bucket, Key, UploadId };
  return {
    named,
    part: async (PartNumber: number, Body: string | Buffer, part: object = {}): Promise<CompletedPart> => {
      const {
        $metadata: _metadata,
        ServerSideEncryption: _encryption,
        ...told
      } = await s3.send(new UploadPartCommand({ ...named, PartNumber, Body, ...part }));
      return { PartNumber, ...told };
    },
    complete: (Parts: CompletedPart[], part: object = {}) =>
      s3.send(new CompleteMultipartUploadCommand({ ...named, MultipartUpload: { Parts }, ...part })),
  };
}

describe("an upload in parts", () => {
  test("by the SDK's own uploader comes back as it was", async ({ objects, clients: { s3 } }) => {
    const bytes = randomBytes(12_000_000);
    const Body = Readable.from([bytes.subarray(0, 7_000_000), bytes.subarray(7_000_000)]);
    const done = await new Upload({ client: s3, params: { Bucket, Key, Body } }).done();
    expect(done).toMatchObject({
      ETag: expect.stringMatching(/^"[0-9a-f]{32}-3"$/),
      Location: expect.stringContaining(`${Bucket}.s3.us-west-2`),
    });
    const got = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    expect(got).toMatchObject({ ChecksumCRC32: expect.stringMatching(/-3$/), ChecksumType: "COMPOSITE" });
    const second = await s3.send(new GetObjectCommand({ Bucket, Key, PartNumber: 3 }));
    expect(second).toMatchObject({ ContentRange: `bytes ${2 * least}-11999999/12000000`, PartsCount: 3 });
    await expect(objects.text(Key, { PartNumber: 4 })).rejects.toMatchObject({ name: "InvalidArgument" });
  });

  test("takes the last part sent for a number, in the order of numbers", async ({ objects, clients }) => {
    const { part, complete, named } = await begin(clients.s3);
    await part(2, "wrong");
    const second = await part(2, "end");
    const first = await part(1, "a".repeat(least));
    expect((await clients.s3.send(new ListPartsCommand(named))).Parts).toMatchObject([
      { PartNumber: 1, Size: least },
      { PartNumber: 2, Size: 3 },
    ]);
    await complete([first, second]);
    expect((await objects.text(Key)).slice(-4)).toBe("aend");
    await expect(complete([first, second])).rejects.toMatchObject({ name: "NoSuchUpload" });
  });

  test("has one checksum over all bytes when that is asked for", async ({ objects, clients: { s3 } }) => {
    const whole = { ChecksumAlgorithm: "CRC32", ChecksumType: "FULL_OBJECT" };
    const { part, complete } = await begin(s3, whole);
    const parts = [await part(1, "a".repeat(least)), await part(2, "b")];
    const { ChecksumCRC32 } = await objects.put("same", `${"a".repeat(least)}b`);
    expect(await complete(parts)).toMatchObject({ ChecksumCRC32, ChecksumType: "FULL_OBJECT" });
  });

  test("lists its parts in pages", async ({ objects: _bucket, clients: { s3 } }) => {
    const { part, named } = await begin(s3);
    for (const number of [1, 2, 10]) await part(number, String(number));
    const first = await s3.send(new ListPartsCommand({ ...named, MaxParts: 2 }));
    expect(first).toMatchObject({ IsTruncated: true, NextPartNumberMarker: "2" });
    const rest = await s3.send(new ListPartsCommand({ ...named, PartNumberMarker: "2" }));
    expect(rest).toMatchObject({ IsTruncated: false, Parts: [{ PartNumber: 10 }] });
  });

  test("that is aborted leaves nothing, and until then keeps its bucket", async ({ objects, clients }) => {
    const { named, part } = await begin(clients.s3);
    await part(1, "a".repeat(100_000));
    const unfinished = new ListMultipartUploadsCommand({ Bucket });
    expect((await clients.s3.send(unfinished)).Uploads).toMatchObject([{ Key, UploadId: named.UploadId }]);
    const remove = new DeleteBucketCommand({ Bucket });
    await expect(clients.s3.send(remove)).rejects.toMatchObject({ name: "BucketNotEmpty" });
    await clients.s3.send(new AbortMultipartUploadCommand(named));
    await expect(part(2, "b")).rejects.toMatchObject({ name: "NoSuchUpload" });
    expect((await objects.list()).KeyCount).toBe(0);
    await clients.s3.send(remove);
  });
});

describe("an upload is refused", () => {
  test("with parts that are too small, out of order, unknown or none", async ({
    objects: _bucket,
    clients,
  }) => {
    const { part, complete } = await begin(clients.s3);
    const [first, second] = [await part(1, "a"), await part(2, "b")];
    const refusals: [CompletedPart[], string][] = [
      [[first, second], "EntityTooSmall"],
      [[second, first], "InvalidPartOrder"],
      [[first, first], "InvalidPartOrder"],
      [[first, { ...second, PartNumber: 3 }], "InvalidPart"],
      [[{ ...first, ETag: second.ETag }], "InvalidPart"],
      [[], "MalformedXML"],
    ];
    for (const [parts, name] of refusals) await expect(complete(parts)).rejects.toMatchObject({ name });
    expect(await complete([second])).toMatchObject({ ETag: expect.stringMatching(/-1"$/) });
  });

  test("without the checksums it was begun with, or with others", async ({ objects: _bucket, clients }) => {
    const { part, complete } = await begin(clients.s3, { ChecksumAlgorithm: "SHA256" });
    const { ETag, ...given } = await part(1, "a", { ChecksumAlgorithm: "SHA256" });
    await expect(complete([{ PartNumber: 1, ETag }])).rejects.toThrow("missing for part 1");
    const ChecksumSHA256 = `${"A".repeat(43)}=`;
    await expect(complete([{ PartNumber: 1, ETag, ChecksumSHA256 }])).rejects.toMatchObject({
      name: "InvalidPart",
    });
    await expect(complete([{ ETag, ...given }], { MpuObjectSize: 2 })).rejects.toThrow(
      "x-amz-mp-object-size",
    );
    await complete([{ ETag, ...given }]);
  });

  for (const [what, more] of [
    ["one hash over parts as a whole", { ChecksumAlgorithm: "SHA256", ChecksumType: "FULL_OBJECT" }],
    ["CRC64NVME by parts", { ChecksumAlgorithm: "CRC64NVME", ChecksumType: "COMPOSITE" }],
  ] as const) {
    test(`with ${what}`, async ({ objects: _bucket, clients: { s3 } }) => {
      await expect(begin(s3, more)).rejects.toMatchObject({ name: "InvalidRequest" });
    });
  }

  for (const number of [0, 10_001]) {
    test(`with part ${number}`, async ({ objects: _bucket, clients: { s3 } }) => {
      const { part } = await begin(s3);
      await expect(part(number, "a")).rejects.toMatchObject({ name: "InvalidArgument" });
    });
  }
});
