import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { describe, expect, test as base } from "vitest";
import { inRegion } from "../services/s3/testing/s3-test.ts";
import { startSimulator } from "../start-simulator.ts";
import { anyCredentials, homeRegion } from "../testing/simulator-test.ts";
import { createBodyStore, inlineLimit, zeros } from "./body-store.ts";
import type { StoredBody } from "./body-store.ts";

const test = base.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "quarry-simulator-"));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

async function* pieces(count: number, text = "a".repeat(1000)): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < count; sent += 1) yield Buffer.from(text);
}

async function* broken(): AsyncGenerator<Buffer> {
  yield* pieces(100);
  throw new Error("The client left");
}

const filesOf = ({ pieces: all }: StoredBody): number => all.filter((piece) => "file" in piece).length;

describe("a store", () => {
  test("keeps short bodies in the row and long ones in files", async ({ folder }) => {
    const store = createBodyStore(folder);
    const short = await store.save(pieces(65));
    const long = await store.save(pieces(66));
    expect([short.size, filesOf(short)]).toEqual([65_000, 0]);
    expect([long.size, filesOf(long), long.size > inlineLimit]).toEqual([66_000, 1, true]);
    expect(readdirSync(folder)).toHaveLength(1);
    expect(store.readWhole(long, 66_000).toString()).toBe("a".repeat(66_000));
    expect(() => store.readWhole(long, 65_999)).toThrow(RangeError);
  });

  test("leaves nothing of a stream that breaks", async ({ folder }) => {
    const store = createBodyStore(folder);
    await expect(store.save(broken())).rejects.toThrow("The client left");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("forgets a file when the last body that needs it goes", async ({ folder }) => {
    const store = createBodyStore(folder);
    const body = await store.save(pieces(100));
    store.drop(body, [body]);
    expect(readdirSync(folder)).toHaveLength(1);
    store.drop(body, [zeros(5)]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("reads zeros without having them", async ({ folder }) => {
    let [length, sum] = [0, 0];
    for await (const chunk of createBodyStore(folder).read(zeros(5e9), { start: 4e9, length: 200_000 })) {
      length += chunk.length;
      sum += chunk.reduce((total, byte) => total + byte, 0);
    }
    expect([length, sum]).toEqual([200_000, 0]);
  });
});

async function during<Result>(stateFile: string, use: (s3: S3Client) => Promise<Result>): Promise<Result> {
  const simulator = await startSimulator({ port: 0, stateFile });
  const config = { region: homeRegion, endpoint: simulator.url, credentials: anyCredentials };
  const s3 = new S3Client({ ...config, maxAttempts: 1, forcePathStyle: true });
  const result = await use(s3).finally(() => s3.destroy());
  await simulator.close();
  return result;
}

describe("the objects of a simulator", () => {
  const Bucket = "quarry-kept";
  const object = { Bucket, Key: "long" };

  test("survive a restart, long ones too, and go with a reset", async ({ folder }) => {
    const stateFile = join(folder, "state.json");
    const files = () => readdirSync(`${stateFile}.objects`);
    const Body = "b".repeat(200_000);
    await during(stateFile, async (s3) => {
      await s3.send(new CreateBucketCommand({ Bucket, ...inRegion("us-west-2") }));
      await s3.send(new PutObjectCommand({ ...object, Body }));
      await s3.send(new PutObjectCommand({ ...object, Body }));
    });
    expect(files()).toHaveLength(1);
    const text = await during(stateFile, async (s3) => {
      const got = await s3.send(new GetObjectCommand(object));
      return got.Body?.transformToString();
    });
    expect(text).toBe(Body);
    const simulator = await startSimulator({ port: 0, stateFile });
    simulator.reset();
    await simulator.close();
    expect(files()).toEqual([]);
  });

  test("leave no file when they are deleted, or when the call that brought them was refused", async ({
    folder,
  }) => {
    const stateFile = join(folder, "state.json");
    const Body = "b".repeat(200_000);
    await during(stateFile, async (s3) => {
      await s3.send(new CreateBucketCommand({ Bucket, ...inRegion("us-west-2") }));
      await s3.send(new PutObjectCommand({ ...object, Body }));
      await s3.send(new DeleteObjectCommand(object));
      const refused = new PutObjectCommand({ ...object, Body, ContentMD5: "AAAAAAAAAAAAAAAAAAAAAA==" });
      await expect(s3.send(refused)).rejects.toMatchObject({ name: "BadDigest" });
      const nowhere = new PutObjectCommand({ ...object, Bucket: "quarry-none", Body });
      await expect(s3.send(nowhere)).rejects.toMatchObject({ name: "NoSuchBucket" });
    });
    expect(readdirSync(`${stateFile}.objects`)).toEqual([]);
  });
});
