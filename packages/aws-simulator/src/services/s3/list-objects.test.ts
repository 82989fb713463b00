import { ListObjectsCommand, paginateListObjectsV2 } from "@aws-sdk/client-s3";
import type { ListObjectsV2CommandOutput } from "@aws-sdk/client-s3";
import { expect } from "vitest";
import { Bucket, test } from "./testing/s3-test.ts";
import type { Objects } from "./testing/s3-test.ts";

const keys = ["a", "dir/1", "dir/2", "dir/sub/3", "dir2/4", "z", "\uff5e", "\u{1f600}"];

const fill = (objects: Objects) => Promise.all(keys.map((key) => objects.put(key, key)));
const keysOf = ({ Contents = [] }: ListObjectsV2CommandOutput) => Contents.map(({ Key }) => Key);
const foldersOf = ({ CommonPrefixes = [] }: ListObjectsV2CommandOutput) =>
  CommonPrefixes.map(({ Prefix }) => Prefix);

test("keys come in the order of their bytes, in which a surrogate pair is greater", async ({ objects }) => {
  await fill(objects);
  const page = await objects.list();
  expect(keysOf(page)).toEqual(keys);
  expect(page).toMatchObject({ KeyCount: 8, IsTruncated: false, MaxKeys: 1000, Name: Bucket });
  expect(page.Contents?.[0]).toMatchObject({ Size: 1, StorageClass: "STANDARD", ETag: expect.any(String) });
});

test("a delimiter folds what lies below it", async ({ objects }) => {
  await fill(objects);
  const top = await objects.list({ Delimiter: "/" });
  expect(foldersOf(top)).toEqual(["dir/", "dir2/"]);
  expect(keysOf(top)).toEqual(["a", "z", "\uff5e", "\u{1f600}"]);
  expect(top.KeyCount).toBe(6);
  const below = await objects.list({ Delimiter: "/", Prefix: "dir/" });
  expect([keysOf(below), foldersOf(below)]).toEqual([["dir/1", "dir/2"], ["dir/sub/"]]);
  expect(keysOf(await objects.list({ Prefix: "dir" }))).toHaveLength(4);
});

test("pages of any size add up to the whole, folders counted once", async ({ objects, clients: { s3 } }) => {
  await fill(objects);
  for (const pageSize of [1, 2, 3, 5]) {
    const seen: (string | undefined)[] = [];
    const pages = paginateListObjectsV2({ client: s3, pageSize }, { Bucket, Delimiter: "/" });
    for await (const page of pages) {
      expect(page.KeyCount).toBeLessThanOrEqual(pageSize);
      seen.push(...keysOf(page), ...foldersOf(page));
    }
    expect(seen).toHaveLength(6);
    expect(new Set(seen)).toEqual(new Set(["a", "dir/", "dir2/", "z", "\uff5e", "\u{1f600}"]));
  }
});

test("a list begins after a key, and goes on when that is deleted", async ({ objects }) => {
  await fill(objects);
  expect(keysOf(await objects.list({ StartAfter: "dir/2" }))).toEqual(keys.slice(3));
  expect(keysOf(await objects.list({ StartAfter: "dir/3" }))).toEqual(keys.slice(3));
});

test("no keys, too few and a foreign token are told apart", async ({ objects }) => {
  await fill(objects);
  expect(await objects.list({ MaxKeys: 0 })).toMatchObject({ KeyCount: 0, IsTruncated: false });
  for (const wrong of [{ MaxKeys: -1 }, { ContinuationToken: "dir" }])
    await expect(objects.list(wrong)).rejects.toMatchObject({ name: "InvalidArgument" });
});

test("keys are percent-encoded for who asks for it", async ({ objects }) => {
  await objects.put("dir/ä b", "a");
  const page = await objects.list({ EncodingType: "url", Prefix: "dir/" });
  expect(keysOf(page)).toEqual(["dir/%C3%A4%20b"]);
});

test("the older form names the mark of the next page", async ({ objects, clients: { s3 } }) => {
  await fill(objects);
  const first = await s3.send(new ListObjectsCommand({ Bucket, Delimiter: "/", MaxKeys: 2 }));
  expect(first).toMatchObject({ IsTruncated: true, NextMarker: "dir/", Contents: [{ Key: "a" }] });
  const next = await s3.send(new ListObjectsCommand({ Bucket, Delimiter: "/", Marker: first.NextMarker }));
  expect(next.CommonPrefixes).toEqual([{ Prefix: "dir2/" }]);
});
