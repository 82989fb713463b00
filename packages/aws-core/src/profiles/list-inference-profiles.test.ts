import { expect, test } from "vitest";
import { serveAnswers } from "../clients/testing/serve-answers.ts";
import { ownAccount, simulateAws } from "../clients/testing/simulate-aws.ts";
import { listInferenceProfiles } from "./list-inference-profiles.ts";
import { InferenceProfile } from "./schema.ts";

const aws = simulateAws();

test("application profiles are listed when they are asked for, and fit our view", async () => {
  const profiles = await listInferenceProfiles(aws.clients(), { type: "APPLICATION" });
  expect(profiles.length).toBeGreaterThan(10);
  for (const profile of profiles) {
    expect(InferenceProfile.parse(profile)).toMatchObject({
      type: "APPLICATION",
      region: "us-west-2",
      account: ownAccount,
      status: "ACTIVE",
    });
  }
});

test("system-defined profiles carry the models they route to", async () => {
  const profiles = await listInferenceProfiles(aws.clients(), { type: "SYSTEM_DEFINED" });
  const profile = profiles.find(({ profileId }) => profileId === "us.amazon.nova-lite-v1:0");
  expect(profile?.models.map(({ region }) => region)).toContain("us-west-2");
  expect(profiles.every(({ type }) => type === "SYSTEM_DEFINED")).toBe(true);
});

test("all pages are read", async () => {
  aws.loadScenario("large");
  const profiles = await listInferenceProfiles(aws.clients("us-east-1"), { type: "APPLICATION" });
  expect(new Set(profiles.map(({ arn }) => arn)).size).toBe(5000);
  expect(aws.calls().filter(({ operation }) => operation === "ListInferenceProfiles")).toHaveLength(5);
});

test("a list whose second page is refused is refused as a whole", async () => {
  await serveAnswers((request, response) => {
    if (!request.url?.includes("nextToken=more")) {
      response.end(JSON.stringify({ inferenceProfileSummaries: [], nextToken: "more" }));
      return;
    }
    response.writeHead(403, { "x-amzn-errortype": "AccessDeniedException" }).end("{}");
  });
  await expect(listInferenceProfiles(aws.clients(), { type: "APPLICATION" })).rejects.toMatchObject({
    code: "denied",
  });
});

test("an empty account gives an empty list, and a refusal an error", async () => {
  aws.loadScenario("empty");
  expect(await listInferenceProfiles(aws.clients(), { type: "APPLICATION" })).toEqual([]);
  aws.loadScenario("no-list");
  await expect(listInferenceProfiles(aws.clients(), { type: "APPLICATION" })).rejects.toMatchObject({
    code: "denied",
    awsCode: "AccessDeniedException",
  });
});

test("an aborted list is an aborted error", async () => {
  const signal = AbortSignal.abort();
  await expect(listInferenceProfiles(aws.clients(), { type: "APPLICATION", signal })).rejects.toMatchObject({
    code: "aborted",
  });
});

test("throttling is tried three times before it is reported", async () => {
  await aws.control("failures", { operation: "ListInferenceProfiles", kind: "throttle" });
  await expect(listInferenceProfiles(aws.clients(), { type: "APPLICATION" })).rejects.toMatchObject({
    code: "throttled",
  });
  expect(aws.calls()).toHaveLength(3);
});
