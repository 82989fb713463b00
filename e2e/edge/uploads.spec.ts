// A proxy or a form parser that cuts a body does so silently, so the bytes are compared by their hash.
import { createHash, randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { z } from "zod";
import { arns } from "../fixtures/an-export.ts";
import { readProblem } from "../fixtures/problem.ts";
import { expect, test } from "../fixtures/test.ts";

const Uploaded = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      sizeBytes: z.int(),
      sha256: z.string(),
      duplicateOf: z.string().optional(),
      result: z.looseObject({ ok: z.boolean() }),
    }),
  ),
});

for (const mebibytes of [0.9, 1.1, 9, 11, 19, 49]) {
  test(`${mebibytes} MiB arrive with every byte`, async ({ apiAs }) => {
    const file = await incompressible(mebibytes * 1024 * 1024);
    const linus = await apiAs("linus");
    const { items } = Uploaded.parse(await (await linus.upload(file)).json());
    expect(items).toMatchObject([
      {
        sizeBytes: file.size,
        sha256: await hashOf(file),
        result: { ok: true, profiles: [{ arn: arns.gone }] },
      },
    ]);
  });
}

test("51 MiB are refused with 413 and not kept", async ({ apiAs }) => {
  const linus = await apiAs("linus");
  const file = await incompressible(51 * 1024 * 1024, "too-large-to-keep.zip");
  expect(await readProblem(await linus.upload(file))).toMatchObject({ status: 413, code: "limit" });
  expect(await (await linus.get("/exports?q=too-large-to-keep")).json()).toMatchObject({ total: 0 });
});

test("several files in one form are told apart, and the same file twice is a duplicate of the first", async ({
  apiAs,
}) => {
  const linus = await apiAs("linus");
  const [one, other] = [await incompressible(1_000), await incompressible(2_000)];
  const first = Uploaded.parse(await (await linus.upload(one, other)).json());
  expect(first.items.map(({ sha256 }) => sha256)).toEqual([await hashOf(one), await hashOf(other)]);
  expect(first.items.map(({ duplicateOf }) => duplicateOf)).toEqual([undefined, undefined]);
  const again = Uploaded.parse(await (await linus.upload(one)).json());
  expect(again.items).toMatchObject([{ duplicateOf: first.items[0]?.id }]);
});

test("the same file of another team is no duplicate, so nobody learns what others uploaded", async ({
  apiAs,
}) => {
  const [linus, margaret] = [await apiAs("linus"), await apiAs("margaret")];
  const file = await incompressible(1_500);
  await linus.upload(file);
  const { items } = Uploaded.parse(await (await margaret.upload(file)).json());
  expect(items.map(({ duplicateOf }) => duplicateOf)).toEqual([undefined]);
});

test("a form without a file, and a file in a field of another name, are refused", async ({
  apiAs,
  portal,
  playwright,
}) => {
  const { token } = await apiAs("linus");
  const request = await playwright.request.newContext({
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  });
  for (const field of ["text", "files"]) {
    const form = new FormData();
    if (field === "text") form.append("file", "just words");
    else form.append(field, new File(["{}"], "a.json"));
    const answer = await request.post(`${portal}/api/v1/exports`, { multipart: form });
    expect(await readProblem(answer), field).toMatchObject({ status: 400, code: "invalid" });
  }
  await request.dispose();
});

/** A zip of exactly that many bytes that no layer can shrink: random bytes, stored, beside a template. */
async function incompressible(
  sizeBytes: number,
  name = "amazon-bedrock-ide-app-export-large.zip",
): Promise<File> {
  const bare = await zipOf(0);
  return new File([new Uint8Array(await zipOf(Math.round(sizeBytes) - bare.length))], name);
}

async function zipOf(ballastBytes: number): Promise<Buffer> {
  const zip = new ZipFile();
  const template = JSON.stringify({ Parameters: { profile: { Default: arns.gone } } });
  zip.addBuffer(Buffer.from(template), "template.json", { compress: false });
  zip.addBuffer(randomBytes(ballastBytes), "icon.png", { compress: false });
  zip.end();
  return buffer(zip.outputStream);
}

async function hashOf(file: File): Promise<string> {
  return createHash("sha256")
    .update(Buffer.from(await file.arrayBuffer()))
    .digest("hex");
}
