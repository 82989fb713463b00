import { expect, test } from "vitest";
import { serveAnswers } from "../clients/testing/serve-answers.ts";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { AwsError } from "../errors/aws-error.ts";
import { isCouldNotFind } from "./could-not-find.ts";
import { describeConfig } from "./describe-config.ts";
import { describeEndpoint } from "./describe-endpoint.ts";
import { describeInferenceComponent } from "./describe-inference-component.ts";
import { explainEndpointFailure } from "./explain-endpoint-failure.ts";
import { findEndpointQuota, listEndpointQuotas } from "./find-endpoint-quota.ts";
import { listEndpoints } from "./list-endpoints.ts";
import { listInferenceComponents } from "./list-inference-components.ts";
import { readLastLogLines } from "./read-last-log-lines.ts";
import { aComponentDeployment, aDeployment } from "./testing/a-deployment.ts";
import { makeComponent, makeEndpoint } from "./testing/simulated-endpoint.ts";

const aws = simulateAws();
const pass = (seconds: number) => aws.control("clock/advance", { seconds });

test("an endpoint is described while it is made and when it serves", async () => {
  const clients = aws.clients();
  await makeEndpoint(clients, aDeployment());
  expect(await describeEndpoint(clients, "twin-llama")).toMatchObject({
    name: "twin-llama",
    arn: "arn:aws:sagemaker:us-west-2:111122223333:endpoint/twin-llama",
    status: "Creating",
    configName: "twin-llama-g1",
    failureReason: null,
    createdAt: expect.stringMatching(/^20\d\d-.*Z$/),
  });
  await pass(600);
  expect(await describeEndpoint(clients, "twin-llama")).toMatchObject({
    status: "InService",
    variants: [{ name: "AllTraffic", currentInstances: 1, desiredInstances: 1 }],
  });
});

test("what does not exist is undefined, and a refusal is not taken for absence", async () => {
  const clients = aws.clients();
  expect(await describeEndpoint(clients, "nothing")).toBeUndefined();
  expect(await describeConfig(clients, "nothing")).toBeUndefined();
  expect(await describeInferenceComponent(clients, "nothing")).toBeUndefined();
  await serveAnswers((_request, response) => {
    response.writeHead(400).end('{"__type": "AccessDeniedException", "message": "not authorized"}');
  });
  await expect(describeEndpoint(aws.clients(), "nothing")).rejects.toMatchObject({ code: "denied" });
});

test.each([
  ["ValidationException", 'Could not find endpoint "arn:x".', true],
  ["ValidationException", 'Cannot update in-progress endpoint "arn:x".', false],
  ["ResourceNotFoundException", "The specified log group does not exist.", true],
  ["AccessDeniedException", "Could not find a policy that allows this.", false],
])("%s: %s is an absence: %s", (awsCode, message, absent) => {
  const codes = { ValidationException: "invalid", ResourceNotFoundException: "not-found" } as const;
  const code = Object.entries(codes).find(([name]) => name === awsCode)?.[1] ?? "denied";
  const error = new AwsError(message, { code, awsCode, operation: "DescribeEndpoint", cause: undefined });
  expect(isCouldNotFind(error)).toBe(absent);
});

test("no other error is taken for an absence", () => {
  expect(isCouldNotFind(new Error("Could not find endpoint"))).toBe(false);
});

const pageFrom = (from: number, NextToken?: string) =>
  JSON.stringify({
    Endpoints: Array.from({ length: 100 }, (_, at) => ({
      EndpointName: `e${from + at}`,
      EndpointArn: `arn:${from + at}`,
      EndpointStatus: "InService",
      CreationTime: 1_700_000_000,
      LastModifiedTime: 1_700_000_000,
    })),
    NextToken,
  });

test("all endpoints are listed, more than a page", async () => {
  const clients = aws.clients();
  const before = (await listEndpoints(clients)).length;
  await makeEndpoint(clients, aDeployment());
  expect(await listEndpoints(clients)).toHaveLength(before + 1);
  let page = 0;
  await serveAnswers((_request, response) => {
    page += 1;
    response.end(page === 1 ? pageFrom(0, "next") : pageFrom(100));
  });
  const all = await listEndpoints(aws.clients());
  expect(all).toHaveLength(200);
  expect(all[199]).toEqual({
    name: "e199",
    arn: "arn:199",
    status: "InService",
    createdAt: "2023-11-14T22:13:20.000Z",
    changedAt: "2023-11-14T22:13:20.000Z",
  });
});

test("a configuration tells its variants, and what components need", async () => {
  const clients = aws.clients();
  await makeEndpoint(clients, aDeployment());
  expect(await describeConfig(clients, "twin-llama-g1")).toMatchObject({
    name: "twin-llama-g1",
    variants: [
      {
        name: "AllTraffic",
        modelName: "twin-llama-g1",
        instanceType: "ml.g5.2xlarge",
        instances: 1,
        amiVersion: "al2-ami-sagemaker-inference-gpu-3-1",
        managed: null,
      },
    ],
    shadowVariants: [],
    isAsync: false,
  });
  await makeEndpoint(clients, aComponentDeployment({ name: "in-parts" }));
  expect(await describeConfig(clients, "in-parts-g1")).toMatchObject({
    roleArn: expect.stringContaining(":role/"),
    variants: [{ modelName: null, managed: { least: 0, most: 3 } }],
  });
});

test("components are listed by their endpoint, and described with their copies", async () => {
  const clients = aws.clients();
  const calls = await makeEndpoint(clients, aComponentDeployment({ name: "in-parts" }));
  await pass(600);
  await makeComponent(clients, calls);
  await pass(600);
  expect(await listInferenceComponents(clients, { endpoint: "in-parts" })).toMatchObject([
    { name: "in-parts-ic", endpoint: "in-parts", variant: "AllTraffic", status: "InService" },
  ]);
  expect(await listInferenceComponents(clients, { endpoint: "other" })).toEqual([]);
  expect(await describeInferenceComponent(clients, "in-parts-ic")).toMatchObject({
    status: "InService",
    modelName: "in-parts-g1",
    currentCopies: 1,
    desiredCopies: 1,
    failureReason: null,
  });
});

test("a failing container is explained by its last lines", async () => {
  const clients = aws.clients();
  const broken = aDeployment({
    image: { from: "aws", kind: "tgi", version: "3.3.6" },
    environment: { MAX_INPUT_LENGTH: "4096", MAX_TOTAL_TOKENS: "4096" },
  });
  await makeEndpoint(clients, broken);
  await pass(7200);
  const { status, failureReason } = (await describeEndpoint(clients, "twin-llama")) ?? {};
  expect(status).toBe("Failed");
  const log = await readLastLogLines(clients, { of: "endpoint", name: "twin-llama", limit: 20 });
  expect(log).toMatchObject({ group: "/aws/sagemaker/Endpoints/twin-llama", stream: expect.any(String) });
  expect(log.lines.length).toBeGreaterThan(0);
  expect(explainEndpointFailure(failureReason ?? "").ruleId).toBe("ping");
  const texts = log.lines.map(({ text }) => text);
  expect(explainEndpointFailure(failureReason ?? "", texts).ruleId).toBe("limits");
});

test("a log that does not exist yet has no lines", async () => {
  const log = await readLastLogLines(aws.clients(), { of: "inference-component", name: "none", limit: 5 });
  expect(log).toEqual({ group: "/aws/sagemaker/InferenceComponents/none", stream: null, lines: [] });
});

test("secrets in a log are masked, and a line is cut", async () => {
  const message = `token hf_x aws_secret_access_key=wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY ${"loading shard ".repeat(500)}`;
  await serveAnswers((request, response) => {
    const isStreams = String(request.headers["x-amz-target"]).endsWith("DescribeLogStreams");
    const streams = { logStreams: [{ logStreamName: "AllTraffic/i-1" }] };
    response.end(JSON.stringify(isStreams ? streams : { events: [{ timestamp: 0, message }] }));
  });
  const { lines } = await readLastLogLines(aws.clients(), { of: "endpoint", name: "x", limit: 1 });
  expect(lines[0]?.at).toBe("1970-01-01T00:00:00.000Z");
  expect(lines[0]?.text).not.toContain("wJalrXUtnFEMI");
  expect(lines[0]?.text.length).toBeLessThan(2100);
});

test("the quota of a type is found by its code and by its name, one that never was is undefined", async () => {
  const clients = aws.clients();
  expect(await findEndpointQuota(clients, "ml.g5.xlarge")).toMatchObject({
    instanceType: "ml.g5.xlarge",
    code: "L-1928E07B",
    limit: expect.any(Number),
  });
  expect(aws.calls().map(({ operation }) => operation)).toEqual(["GetServiceQuota"]);
  expect(await findEndpointQuota(clients, "ml.m5.xlarge")).toMatchObject({ instanceType: "ml.m5.xlarge" });
  expect(await findEndpointQuota(clients, "ml.imagined.large")).toBeUndefined();
});

const quotaOf = (type: string, QuotaCode: string) => ({
  QuotaName: `${type} for endpoint usage`,
  QuotaCode,
  Value: 3,
});

test("a code that stands for another type by now is passed over", async () => {
  await serveAnswers((request, response) => {
    const isList = String(request.headers["x-amz-target"]).includes(".List");
    const Quota = quotaOf("ml.g4dn.xlarge", "L-1928E07B");
    response.end(JSON.stringify(isList ? { Quotas: [quotaOf("ml.g5.xlarge", "L-NEW")] } : { Quota }));
  });
  expect(await findEndpointQuota(aws.clients(), "ml.g5.xlarge")).toMatchObject({ code: "L-NEW" });
});

test("all quotas of endpoints are listed once, the account's own before AWS's defaults", async () => {
  const clients = aws.clients();
  const quotas = await listEndpointQuotas(clients);
  const types = quotas.map(({ instanceType }) => instanceType);
  expect(types).toContain("ml.g5.2xlarge");
  expect(new Set(types).size).toBe(types.length);
  const own = await findEndpointQuota(clients, "ml.g5.xlarge");
  expect(quotas.find(({ instanceType }) => instanceType === "ml.g5.xlarge")).toEqual(own);
});

test("a quota that was never applied is found among AWS's defaults", async () => {
  await serveAnswers((request, response) => {
    const operation = String(request.headers["x-amz-target"]).split(".")[1];
    const Quota = { QuotaName: "ml.g5.xlarge for endpoint usage", QuotaCode: "L-1928E07B", Value: 0 };
    if (operation === "GetAWSDefaultServiceQuota") response.end(JSON.stringify({ Quota }));
    else response.writeHead(400).end('{"__type": "NoSuchResourceException", "message": "none"}');
  });
  expect(await findEndpointQuota(aws.clients(), "ml.g5.xlarge")).toMatchObject({
    limit: 0,
    adjustable: false,
  });
});
