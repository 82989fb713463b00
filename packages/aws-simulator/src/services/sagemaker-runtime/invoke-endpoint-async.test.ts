import { GetLogEventsCommand, DescribeLogStreamsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { CreateModelCommand, DeleteEndpointCommand } from "@aws-sdk/client-sagemaker";
import type { AsyncInferenceOutputConfig } from "@aws-sdk/client-sagemaker";
import { InvokeEndpointAsyncCommand } from "@aws-sdk/client-sagemaker-runtime";
import type { InvokeEndpointAsyncCommandInput } from "@aws-sdk/client-sagemaker-runtime";
import { describe, expect } from "vitest";
import { roleThatMay } from "../sagemaker/testing/s3-roles.ts";
import { executionRole, openModel, test as base, tgiImage } from "../sagemaker/testing/hosting-test.ts";
import { invoke } from "./testing/invoke.ts";

const Bucket = "quarry-answers-111122223333";
const S3OutputPath = `s3://${Bucket}/out/`;
const S3FailurePath = `s3://${Bucket}/failed`;
const InputLocation = `s3://${Bucket}/in/question.json`;

type Given = Partial<Omit<InvokeEndpointAsyncCommandInput, "Body">> & { Body?: Buffer };

type Queue = {
  /** An endpoint "later" in service, whose answers go to the company's bucket. */
  deploy: (config?: AsyncInferenceOutputConfig, role?: string) => Promise<void>;
  ask: (more?: Given) => Promise<{ output: string; failure: string }>;
  write: (Body: string) => Promise<unknown>;
  /** What lies at an address; undefined where nothing does. */
  read: (address: string) => Promise<string | undefined>;
};

const test = base.extend<{ queue: Queue }>({
  queue: async ({ hosting, clients: { s3, sagemaker, sagemakerRuntime } }, use) => {
    await use({
      async deploy(OutputConfig = { S3OutputPath, S3FailurePath }, ExecutionRoleArn = executionRole) {
        const PrimaryContainer = { Image: tgiImage, Environment: { HF_MODEL_ID: openModel } };
        await sagemaker.send(
          new CreateModelCommand({ ModelName: "later", PrimaryContainer, ExecutionRoleArn }),
        );
        await hosting.config("later", {}, { AsyncInferenceConfig: { OutputConfig } });
        await hosting.endpoint("later");
        hosting.advance(300);
      },
      async ask(more = {}) {
        const asked = await sagemakerRuntime.send(
          new InvokeEndpointAsyncCommand({ EndpointName: "later", InputLocation, ...more }),
        );
        return { output: asked.OutputLocation ?? "", failure: asked.FailureLocation ?? "" };
      },
      write: (Body) => s3.send(new PutObjectCommand({ Bucket, Key: "in/question.json", Body })),
      async read(address) {
        const [, , from = "", ...key] = address.split("/");
        const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket: from, Prefix: key.join("/") }));
        if (KeyCount === 0) return undefined;
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: from, Key: key.join("/") }));
        return Body?.transformToString();
      },
    });
  },
});

const question = JSON.stringify({ inputs: "Say OK", parameters: { max_new_tokens: 5 } });

describe("an asynchronous endpoint", () => {
  test("answers 202 with the places to look at", async ({
    queue,
    hosting,
    clients: { sagemakerRuntime },
  }) => {
    await queue.deploy();
    const request = { EndpointName: "later", InputLocation, InferenceId: "mine" };
    expect(await sagemakerRuntime.send(new InvokeEndpointAsyncCommand(request))).toMatchObject({
      InferenceId: "mine",
      OutputLocation: expect.stringMatching(/^s3:\/\/quarry-answers-\d+\/out\/[0-9a-f-]{36}\.out$/),
      FailureLocation: expect.stringMatching(/^s3:\/\/quarry-answers-\d+\/failed\/[0-9a-f-]{36}-error\.out$/),
      $metadata: { httpStatusCode: 202 },
    });
    await expect(invoke(sagemakerRuntime, "later", { inputs: "Hi" })).rejects.toThrow(
      "is an asynchronous endpoint",
    );
    expect((await hosting.describe("later")).AsyncInferenceConfig).toMatchObject({
      OutputConfig: { S3OutputPath },
    });
  });

  test("writes its answer after some seconds, with the time it was due", async ({
    queue,
    hosting,
    clients,
  }) => {
    await queue.write(question);
    await queue.deploy();
    const { output, failure } = await queue.ask();
    hosting.advance(1);
    expect(await queue.read(output)).toBeUndefined();
    hosting.advance(3600);
    expect(JSON.parse((await queue.read(output)) ?? "")).toEqual([{ generated_text: expect.any(String) }]);
    expect(await queue.read(failure)).toBeUndefined();
    const Key = output.split("/").slice(3).join("/");
    const { LastModified, ContentType } = await clients.s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(ContentType).toBe("application/json");
    expect(LastModified?.getTime()).toBeLessThan(Date.now() + 400_000);
  });

  test("reads what comes along, too", async ({ queue, hosting }) => {
    await queue.deploy();
    const { output } = await queue.ask({ InputLocation: undefined, Body: Buffer.from(question) });
    hosting.advance(3);
    expect(await queue.read(output)).toContain("generated_text");
  });

  test("writes to SageMaker's own bucket when none is named", async ({ queue, hosting }) => {
    await queue.deploy({});
    await queue.write(question);
    const { output, failure } = await queue.ask();
    expect([output.startsWith("s3://sagemaker-us-west-2-111122223333/"), failure]).toEqual([true, ""]);
    hosting.advance(3);
    expect(await queue.read(output)).toContain("generated_text");
  });

  test("wants something to read", async ({ queue }) => {
    await queue.deploy();
    await expect(queue.ask({ InputLocation: undefined })).rejects.toThrow(
      "Either InputLocation or Body must be specified.",
    );
  });

  test("is only one that was made so", async ({ hosting, queue }) => {
    await hosting.deploy("later");
    hosting.advance(300);
    await expect(queue.ask()).rejects.toMatchObject({
      name: "ValidationError",
      message: "Endpoint later is not an asynchronous endpoint.",
    });
  });
});

const notRead = `Failed to download input data from URL: "${InputLocation}".`;

describe("a request that fails", () => {
  test("for want of its input says so at its place for failures, and in the log", async ({
    queue,
    hosting,
    clients: { logs },
  }) => {
    await queue.deploy();
    const { output, failure } = await queue.ask();
    hosting.advance(3);
    expect(await queue.read(failure)).toContain(notRead);
    expect(await queue.read(output)).toBeUndefined();
    const logGroupName = "/aws/sagemaker/Endpoints/later";
    const { logStreams = [] } = await logs.send(new DescribeLogStreamsCommand({ logGroupName }));
    const stream = logStreams.find(({ logStreamName }) => logStreamName?.endsWith("/data-log"));
    const { events } = await logs.send(
      new GetLogEventsCommand({ logGroupName, logStreamName: stream?.logStreamName }),
    );
    expect(events?.[0]?.message).toMatch(/\[sagemaker logs\] \[[0-9a-f-]{36}\] Failed to download/);
  });

  test("because its input was deleted before it was read", async ({ queue, hosting, clients: { s3 } }) => {
    await queue.deploy();
    await queue.write(question);
    const { failure } = await queue.ask();
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "in/question.json" }));
    hosting.advance(3);
    expect(await queue.read(failure)).toContain(notRead);
  });

  test("in the container has the container's words", async ({ queue, hosting }) => {
    await queue.deploy();
    await queue.write("{}");
    const { failure } = await queue.ask();
    hosting.advance(3);
    expect(await queue.read(failure)).toMatch(
      /^Received client error \(422\) from primary with message "Failed to deserialize.*in account 111122223333 for more information\.$/,
    );
  });

  test("without leave to read or to write leaves nothing anywhere", async ({ queue, hosting }) => {
    await queue.deploy(undefined, "arn:aws:iam::111122223333:role/quarry-execution");
    await queue.write(question);
    const asked = await queue.ask();
    const inline = await queue.ask({ InputLocation: undefined, Body: Buffer.from(question) });
    hosting.advance(3);
    for (const address of [asked.output, asked.failure, inline.output, inline.failure])
      expect(await queue.read(address)).toBeUndefined();
  });

  test("without leave to read alone says so where it may write", async ({ queue, hosting, clients }) => {
    const ExecutionRoleArn = await roleThatMay(clients.iam, "s3:PutObject");
    hosting.advance(10);
    await queue.deploy(undefined, ExecutionRoleArn);
    await queue.write(question);
    const { failure } = await queue.ask();
    hosting.advance(3);
    expect(await queue.read(failure)).toContain(notRead);
  });

  test("because its endpoint was deleted leaves nothing", async ({
    queue,
    hosting,
    clients: { sagemaker },
  }) => {
    await queue.deploy();
    await queue.write(question);
    const { output, failure } = await queue.ask();
    await sagemaker.send(new DeleteEndpointCommand({ EndpointName: "later" }));
    hosting.advance(60);
    expect([await queue.read(output), await queue.read(failure)]).toEqual([undefined, undefined]);
  });
});
