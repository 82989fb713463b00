// Services that are not simulated yet, bound to a few behaviours here: the wire must need nothing more for them.
import { Readable } from "node:stream";
import * as cloudwatchSdk from "@aws-sdk/client-cloudwatch";
import * as iamSdk from "@aws-sdk/client-iam";
import * as s3Sdk from "@aws-sdk/client-s3";
import * as quotasSdk from "@aws-sdk/client-service-quotas";
import { describe, expect, test as base } from "vitest";
import { anyCredentials, homeRegion } from "../testing/simulator-test.ts";
import { startSimulator } from "../start-simulator.ts";
import { AwsError } from "./aws-error.ts";
import { defineService, operation } from "./service.ts";
import type { Operation } from "./service.ts";

const client = { region: "us-east-1" };
const open = { effect: "read", access: () => [] } as const;

const quotas = defineService({
  name: "service-quotas",
  signingName: "servicequotas",
  sdk: quotasSdk,
  client: new quotasSdk.ServiceQuotasClient(client),
  constraints: {},
  operations: [
    operation<quotasSdk.GetServiceQuotaRequest, quotasSdk.GetServiceQuotaResponse>("GetServiceQuota", {
      ...open,
      run: (_call, { QuotaCode, ServiceCode }) => {
        if (QuotaCode !== "L-40EC9882")
          throw new AwsError("NoSuchResourceException", `There is no quota ${QuotaCode}.`);
        return { Quota: { QuotaCode, ServiceCode, Value: 1000, Adjustable: true } };
      },
    }),
  ],
});

const instant = new Date("2026-11-20T10:00:00Z");

const cloudwatch = defineService({
  name: "cloudwatch",
  signingName: "monitoring",
  sdk: cloudwatchSdk,
  client: new cloudwatchSdk.CloudWatchClient(client),
  constraints: {},
  operations: [
    operation<cloudwatchSdk.GetMetricStatisticsInput, cloudwatchSdk.GetMetricStatisticsOutput>(
      "GetMetricStatistics",
      {
        ...open,
        run: (_call, { MetricName, StartTime }) => {
          if (MetricName === "Broken") throw new AwsError("InvalidParameterValueException", "Broken");
          return { Label: MetricName, Datapoints: [{ Timestamp: StartTime, Sum: 3 }] };
        },
      },
    ),
  ],
});

const iam = defineService({
  name: "iam",
  signingName: "iam",
  sdk: iamSdk,
  client: new iamSdk.IAMClient(client),
  constraints: {},
  operations: [
    operation<iamSdk.CreateRoleRequest, iamSdk.CreateRoleResponse>("CreateRole", {
      ...open,
      run: ({ account }, { RoleName, AssumeRolePolicyDocument, Tags }) => {
        if (RoleName === "taken")
          throw new AwsError("EntityAlreadyExistsException", "Role with name taken already exists.");
        const Arn = `arn:aws:iam::${account}:role/${RoleName}`;
        return {
          Role: {
            Path: "/",
            RoleName,
            RoleId: "AROA0",
            Arn,
            CreateDate: instant,
            Tags,
            AssumeRolePolicyDocument: encodeURIComponent(AssumeRolePolicyDocument),
          },
        };
      },
    }),
    operation<iamSdk.DeleteRoleRequest, object>("DeleteRole", { ...open, run: () => ({}) }),
  ],
});

const stored = new Map<string, Uint8Array>();

const s3Operations: Operation[] = [
  operation<s3Sdk.PutObjectRequest, s3Sdk.PutObjectOutput>("PutObject", {
    ...open,
    run: (_call, { Bucket, Key, Body }) => {
      stored.set(`${Bucket}/${Key}`, Body instanceof Uint8Array ? Body : new Uint8Array());
      return { ETag: '"abc"' };
    },
  }),
  operation<s3Sdk.GetObjectRequest, Record<string, unknown>>("GetObject", {
    ...open,
    run: (_call, { Bucket, Key }) => {
      const Body = stored.get(`${Bucket}/${Key}`);
      if (Body === undefined)
        throw new AwsError("NoSuchKey", "The specified key does not exist.", { status: 404 });
      return { Body, ContentType: "text/plain", Metadata: { team: "search" } };
    },
  }),
  operation<s3Sdk.UploadPartRequest, s3Sdk.UploadPartOutput>("UploadPart", {
    ...open,
    run: (_call, { PartNumber }) => ({ ETag: `"part-${PartNumber}"` }),
  }),
  operation<s3Sdk.CreateMultipartUploadRequest, s3Sdk.CreateMultipartUploadOutput>("CreateMultipartUpload", {
    ...open,
    run: (_call, { Bucket, Key }) => ({ Bucket, Key, UploadId: "u1" }),
  }),
  operation<s3Sdk.ListObjectsV2Request, s3Sdk.ListObjectsV2Output>("ListObjectsV2", {
    ...open,
    run: (_call, { Bucket, Prefix }) => ({
      Name: Bucket,
      Prefix,
      KeyCount: 1,
      Contents: [{ Key: "a&b.txt", Size: 3, LastModified: instant }],
    }),
  }),
  operation<s3Sdk.ListBucketsRequest, s3Sdk.ListBucketsOutput>("ListBuckets", {
    ...open,
    run: () => ({ Buckets: [{ Name: "quarry", CreationDate: instant }] }),
  }),
];

const s3 = defineService({
  name: "s3",
  signingName: "s3",
  sdk: s3Sdk,
  client: new s3Sdk.S3Client(client),
  constraints: {},
  operations: s3Operations,
});

const test = base.extend<{
  config: { region: string; endpoint: string; credentials: typeof anyCredentials; maxAttempts: number };
}>({
  config: async ({}, use) => {
    const simulator = await startSimulator({ port: 0, services: [quotas, cloudwatch, iam, s3] });
    await use({ region: homeRegion, endpoint: simulator.url, credentials: anyCredentials, maxAttempts: 1 });
    await simulator.close();
  },
});

test("JSON 1.1 is bound by its target", async ({ config }) => {
  const service = new quotasSdk.ServiceQuotasClient(config);
  const get = (QuotaCode: string) =>
    service.send(new quotasSdk.GetServiceQuotaCommand({ ServiceCode: "bedrock", QuotaCode }));
  expect((await get("L-40EC9882")).Quota).toMatchObject({
    ServiceCode: "bedrock",
    Value: 1000,
    Adjustable: true,
  });
  await expect(get("L-0")).rejects.toBeInstanceOf(quotasSdk.NoSuchResourceException);
  await expect(service.send(new quotasSdk.ListServicesCommand({}))).rejects.toMatchObject({
    name: "UnknownOperationException",
  });
});

test("JSON 1.0 tells times in epoch seconds and its Query error code", async ({ config }) => {
  const service = new cloudwatchSdk.CloudWatchClient(config);
  const get = (MetricName: string) =>
    service.send(
      new cloudwatchSdk.GetMetricStatisticsCommand({
        Namespace: "AWS/Bedrock",
        MetricName,
        StartTime: instant,
        EndTime: instant,
        Period: 60,
      }),
    );
  expect((await get("Invocations")).Datapoints).toEqual([{ Timestamp: instant, Sum: 3 }]);
  await expect(get("Broken")).rejects.toMatchObject({
    name: "InvalidParameterValueException",
    $metadata: { httpStatusCode: 400 },
  });
});

describe("Query", () => {
  test("lists and structures of a form become members, and XML comes back", async ({ config }) => {
    const service = new iamSdk.IAMClient(config);
    const Tags = [
      { Key: "team", Value: "<search> & co" },
      { Key: "empty", Value: "" },
    ];
    const { Role } = await service.send(
      new iamSdk.CreateRoleCommand({ RoleName: "quarry", AssumeRolePolicyDocument: '{"a":1}', Tags }),
    );
    expect(Role).toMatchObject({ Arn: "arn:aws:iam::111122223333:role/quarry", CreateDate: instant, Tags });
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).toBe('{"a":1}');
    expect(
      (await service.send(new iamSdk.DeleteRoleCommand({ RoleName: "quarry" }))).$metadata.httpStatusCode,
    ).toBe(200);
  });

  test("an error has the code and status of the schema", async ({ config }) => {
    const service = new iamSdk.IAMClient(config);
    const create = new iamSdk.CreateRoleCommand({ RoleName: "taken", AssumeRolePolicyDocument: "{}" });
    await expect(service.send(create)).rejects.toMatchObject({
      name: "EntityAlreadyExistsException",
      $metadata: { httpStatusCode: 409 },
    });
  });
});

describe("REST XML", () => {
  const bucket = { Bucket: "quarry", Key: "exports/one two.txt" };

  test("an object comes back whole, with its headers", async ({ config }) => {
    const service = new s3Sdk.S3Client({ ...config, forcePathStyle: true });
    expect((await service.send(new s3Sdk.PutObjectCommand({ ...bucket, Body: "hello there" }))).ETag).toBe(
      '"abc"',
    );
    const got = await service.send(new s3Sdk.GetObjectCommand(bucket));
    expect(await got.Body?.transformToString()).toBe("hello there");
    expect(got).toMatchObject({ ContentType: "text/plain", Metadata: { team: "search" } });
  });

  test("an object sent as a stream, in chunks with a trailing checksum, comes back whole", async ({
    config,
  }) => {
    const service = new s3Sdk.S3Client({ ...config, forcePathStyle: true });
    const words = ["one ", "two ", "three"];
    const put = { ...bucket, Body: Readable.from(words), ContentLength: words.join("").length };
    await service.send(new s3Sdk.PutObjectCommand(put));
    const got = await service.send(new s3Sdk.GetObjectCommand(bucket));
    expect(await got.Body?.transformToString()).toBe("one two three");
  });

  test("operations that differ only in their query are told apart", async ({ config }) => {
    const service = new s3Sdk.S3Client({ ...config, forcePathStyle: true });
    expect((await service.send(new s3Sdk.CreateMultipartUploadCommand(bucket))).UploadId).toBe("u1");
    const part = new s3Sdk.UploadPartCommand({ ...bucket, UploadId: "u1", PartNumber: 7, Body: "x" });
    expect((await service.send(part)).ETag).toBe('"part-7"');
  });

  test("lists are XML with escaped text and dates", async ({ config }) => {
    const service = new s3Sdk.S3Client({ ...config, forcePathStyle: true });
    const listed = await service.send(new s3Sdk.ListObjectsV2Command({ Bucket: "quarry", Prefix: "a" }));
    expect(listed).toMatchObject({
      Name: "quarry",
      Prefix: "a",
      Contents: [{ Key: "a&b.txt", Size: 3, LastModified: instant }],
    });
    expect((await service.send(new s3Sdk.ListBucketsCommand({}))).Buckets).toEqual([
      { Name: "quarry", CreationDate: instant },
    ]);
  });

  test("an error is a bare document", async ({ config }) => {
    const service = new s3Sdk.S3Client({ ...config, forcePathStyle: true });
    await expect(
      service.send(new s3Sdk.GetObjectCommand({ Bucket: "quarry", Key: "absent" })),
    ).rejects.toBeInstanceOf(s3Sdk.NoSuchKey);
  });
});

test("a behaviour for an operation that the client package lacks is refused at once", () => {
  const unknown = operation<object, object>("DoMagic", { ...open, run: () => ({}) });
  const definition = {
    name: "iam",
    signingName: "iam",
    sdk: iamSdk,
    client: new iamSdk.IAMClient(client),
    constraints: {},
  };
  expect(() => defineService({ ...definition, operations: [unknown] })).toThrow(
    "iam has no operation DoMagic",
  );
});
