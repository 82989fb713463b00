import { PutObjectCommand } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { serveAnswers } from "../clients/testing/serve-answers.ts";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { lookAtArtefact } from "./look-at-artefact.ts";

const aws = simulateAws();
const models = "s3://quarry-models-111122223333";

test("a folder tells its files, all bytes, and those that a server loads", async () => {
  const clients = aws.clients();
  const look = await lookAtArtefact(clients, `${models}/llama-3.1-8b/`);
  expect(look).toMatchObject({ found: "there", files: 7, weightBytes: 16_060_000_000 });
  expect(look.found === "there" && look.bytes > look.weightBytes).toBe(true);
});

test("an archive is the one file of its name, not those that only begin so", async () => {
  const clients = aws.clients();
  const Bucket = "quarry-models-111122223333";
  await clients.s3.send(new PutObjectCommand({ Bucket, Key: "bge-m3/model.tar.gz.md5", Body: "abc" }));
  expect(await lookAtArtefact(clients, `${models}/bge-m3/model.tar.gz`)).toEqual({
    found: "there",
    files: 1,
    bytes: 1_060_000_000,
    weightBytes: 1_060_000_000,
  });
  expect(await lookAtArtefact(clients, `${models}/bge-m3/model.tar.gz.md`)).toEqual({ found: "nothing" });
});

test("the mark of an empty folder is no model", async () => {
  const clients = aws.clients();
  const Bucket = "quarry-models-111122223333";
  await clients.s3.send(new PutObjectCommand({ Bucket, Key: "empty/", Body: "\n" }));
  expect(await lookAtArtefact(clients, `${models}/empty/`)).toEqual({ found: "nothing" });
});

test.each([
  ["s3://quarry-no-such-bucket/llama/", { found: "no-bucket" }],
  ["s3://quarry-models-eu-111122223333/zephyr-7b-beta/", { found: "elsewhere", region: "eu-central-1" }],
  [
    "s3://claims-models-444455556666/fraud/",
    { found: "unknown", why: expect.stringMatching(/s3:ListBucket is not allowed/) },
  ],
])("%s is %j", async (uri, expected) => {
  expect(await lookAtArtefact(aws.clients(), uri)).toEqual(expected);
});

test("a folder of many pages is counted whole, and an endless one is not", async () => {
  let pages = 0;
  let most = 3;
  await serveAnswers((_request, response) => {
    pages += 1;
    const more = pages < most ? "<NextContinuationToken>t</NextContinuationToken>" : "";
    const object = `<Contents><Key>m/model-${pages}.safetensors</Key><Size>5</Size></Contents>`;
    response.setHeader("content-type", "application/xml");
    response.end(`<ListBucketResult>${object}${more}</ListBucketResult>`);
  });
  const clients = aws.clients();
  expect(await lookAtArtefact(clients, "s3://models/m/")).toMatchObject({
    found: "there",
    files: 3,
    bytes: 15,
  });
  most = Number.POSITIVE_INFINITY;
  expect(await lookAtArtefact(clients, "s3://models/m/")).toMatchObject({ found: "unknown" });
});

test("a bucket whose Region is named in the error only is elsewhere, too", async () => {
  await serveAnswers((_request, response) => {
    response.statusCode = 400;
    response.setHeader("content-type", "application/xml");
    response.end(
      "<Error><Code>AuthorizationHeaderMalformed</Code><Message>wrong; expecting 'eu-west-1'</Message><Region>eu-west-1</Region></Error>",
    );
  });
  expect(await lookAtArtefact(aws.clients("us-east-1"), "s3://models/m/")).toEqual({
    found: "elsewhere",
    region: "eu-west-1",
  });
});

test("an interruption is thrown", async () => {
  const looking = lookAtArtefact(aws.clients(), `${models}/llama-3.1-8b/`, AbortSignal.abort());
  await expect(looking).rejects.toMatchObject({ code: "aborted" });
});
