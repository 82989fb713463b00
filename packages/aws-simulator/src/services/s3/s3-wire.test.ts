// What no client sends of its own accord: the wire is spoken by hand.
import { once } from "node:events";
import { request } from "node:http";
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { describe, expect } from "vitest";
import type { Simulator } from "../../start-simulator.ts";
import { Bucket, test } from "./testing/s3-test.ts";

const authorization =
  "AWS4-HMAC-SHA256 Credential=AKID/20261120/us-west-2/s3/aws4_request, SignedHeaders=host";
const streaming = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

type Sent = { method?: string; path: string; headers?: Record<string, string>; body?: string };

/** Sends bytes as they are, also with headers that say something else; the address's host too can be another. */
async function send({ port }: Simulator, { method = "PUT", path, headers = {}, body }: Sent) {
  const sent = request({ host: "127.0.0.1", port, method, path, headers: { authorization, ...headers } });
  sent.on("error", () => undefined);
  if (body === undefined) sent.flushHeaders();
  else sent.end(body);
  const [response] = await once(sent, "response");
  let text = "";
  for await (const chunk of response) text += String(chunk);
  sent.destroy();
  return { status: Number(response.statusCode), headers: response.headers, text };
}

const path = `/${Bucket}/key`;
const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;

const ending = (crc: string): string => `x-amz-checksum-crc32:${crc}\r\n\r\n`;

describe("a body", () => {
  test("of more than 5 GiB is refused by its length alone", async ({ objects: _bucket, simulator }) => {
    const { status, text, headers } = await send(simulator, {
      path,
      headers: { "content-length": String(5 * 1024 ** 3 + 1) },
    });
    expect([status, headers["connection"]]).toEqual([400, "close"]);
    expect(text).toMatch(/<Code>EntityTooLarge<\/Code>.*<MaxSizeAllowed>5368709120<\/MaxSizeAllowed>/);
  });

  test("without a length is refused", async ({ objects: _bucket, simulator }) => {
    const headers = { "transfer-encoding": "chunked" };
    const { status, text } = await send(simulator, { path, headers, body: "abc" });
    expect([status, text]).toEqual([411, expect.stringContaining("<Code>MissingContentLength</Code>")]);
  });

  for (const [what, body, told] of [
    ["ends early", `${chunk("abc")}5\r\nab`, "8"],
    ["has no last chunk", chunk("abc"), "3"],
    ["has a chunk that is longer than it says", "2\r\nabc\r\n0\r\n\r\n", "2"],
    ["has a size that is none", "xyz\r\nabc\r\n0\r\n\r\n", "3"],
    ["is shorter than was told", `${chunk("abc")}0\r\n\r\n`, "4"],
    ["is one line without an end", "1".repeat(20_000), "3"],
  ] as const) {
    test(`in chunks that ${what} is refused and stored nowhere`, async ({ objects, simulator }) => {
      const headers = { "x-amz-content-sha256": streaming, "x-amz-decoded-content-length": told };
      const { status, text } = await send(simulator, { path, headers, body });
      expect([status, text]).toEqual([400, expect.stringContaining("<Code>IncompleteBody</Code>")]);
      expect((await objects.list()).KeyCount).toBe(0);
    });
  }

  test("in signed chunks with a trailing checksum is stored as it was meant", async ({
    objects,
    simulator,
  }) => {
    const headers = { "x-amz-content-sha256": streaming, "x-amz-decoded-content-length": "6" };
    const chunks = `3;chunk-signature=abc\r\none\r\n3;chunk-signature=def\r\ntwo\r\n0;chunk-signature=0\r\n`;
    const wrong = await send(simulator, { path, headers, body: `${chunks}${ending("AAAAAA==")}` });
    expect(wrong.text).toContain("<Code>BadDigest</Code>");
    const { ChecksumCRC32 = "" } = await objects.put("same", "onetwo");
    expect(await send(simulator, { path, headers, body: `${chunks}${ending(ChecksumCRC32)}` })).toMatchObject(
      {
        status: 200,
        headers: { "x-amz-checksum-crc32": ChecksumCRC32 },
      },
    );
    expect(await objects.text("key")).toBe("onetwo");
  });
});

describe("a host", () => {
  for (const host of [
    `${Bucket}.localhost`,
    `${Bucket}.localhost:4566`,
    `${Bucket}.s3.localhost:4566`,
    `${Bucket}.s3.us-west-2.localhost`,
  ]) {
    test(`${host} names the bucket`, async ({ objects, simulator }) => {
      expect(await send(simulator, { path: "/a/key", headers: { host }, body: "abc" })).toMatchObject({
        status: 200,
      });
      expect(await objects.text("a/key")).toBe("abc");
    });
  }

  for (const host of ["localhost:4566", "s3.localhost", "s3.us-west-2.localhost:4566", "127.0.0.1"]) {
    test(`${host} names none`, async ({ objects, simulator }) => {
      expect(await send(simulator, { path, headers: { host }, body: "abc" })).toMatchObject({ status: 200 });
      expect(await objects.text("key")).toBe("abc");
    });
  }
});

describe("a presigned address", () => {
  test("is read and written by anybody for as long as it holds", async ({ objects, clients: { s3 } }) => {
    const put = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key: "a b" }), { expiresIn: 60 });
    expect((await fetch(put, { method: "PUT", body: "hello" })).status).toBe(200);
    const read = new GetObjectCommand({ Bucket, Key: "a b", ResponseContentType: "text/plain" });
    const got = await fetch(await getSignedUrl(s3, read, { expiresIn: 60 }));
    expect([await got.text(), got.headers.get("content-type")]).toEqual(["hello", "text/plain"]);
    const signingDate = new Date(Date.now() - 61_000);
    const over = await fetch(await getSignedUrl(s3, read, { expiresIn: 60, signingDate }));
    expect([over.status, await over.text()]).toEqual([
      403,
      expect.stringMatching(/<Code>AccessDenied<\/Code><Message>Request has expired<\/Message>/),
    ]);
    expect(await objects.text("a b")).toBe("hello");
  });

  test("of the old form has its end too", async ({ objects, simulator }) => {
    await objects.put("a", "a");
    const address = (Expires: number) =>
      `${simulator.url}/${Bucket}/a?AWSAccessKeyId=AKID&Signature=s&Expires=${Expires}`;
    const now = Math.floor(Date.now() / 1000);
    expect((await fetch(address(now + 60))).status).toBe(200);
    expect((await fetch(address(now - 60))).status).toBe(403);
  });
});

test("an error is a document with its request, and none after HEAD", async ({
  objects: _bucket,
  simulator,
}) => {
  const { text, headers, status } = await send(simulator, { method: "GET", path, body: "" });
  expect([status, headers["content-type"]]).toEqual([404, "application/xml"]);
  const id = String(headers["x-amz-request-id"]);
  expect(text).toMatch(
    new RegExp(
      `^<\\?xml version="1.0" encoding="UTF-8"\\?>\\n<Error><Code>NoSuchKey</Code>.*<Key>key</Key><RequestId>${id}</RequestId><HostId>.+</HostId></Error>$`,
    ),
  );
  expect((await send(simulator, { method: "HEAD", path, body: "" })).text).toBe("");
});

test("a throttled call is told to slow down", async ({ objects, control }) => {
  await control("/failures", { operation: "s3:PutObject", kind: "throttle", count: 1 });
  await expect(objects.put("a", "a")).rejects.toMatchObject({
    name: "SlowDown",
    $metadata: { httpStatusCode: 503 },
  });
  await control("/failures", { operation: "s3:*", kind: "server-error", count: 1 });
  await expect(objects.put("a", "a")).rejects.toMatchObject({
    name: "InternalError",
    $metadata: { httpStatusCode: 500 },
  });
});
