import { expect, test } from "vitest";
import { serveAnswers } from "../clients/testing/serve-answers.ts";
import { ownAccount, simulateAws } from "../clients/testing/simulate-aws.ts";
import { ProfileVerification } from "./schema.ts";
import { verifyProfile } from "./verify-profile.ts";

const aws = simulateAws();

const aliveArn = `arn:aws:bedrock:us-west-2:${ownAccount}:application-inference-profile/dsh66sruwg0s`;
const goneArn = `arn:aws:bedrock:us-west-2:${ownAccount}:application-inference-profile/64eos5h69zwm`;

async function verified(arn: string, account = ownAccount): Promise<ProfileVerification> {
  return ProfileVerification.parse(await verifyProfile({ arn, account, clients: aws.clients() }));
}

test("a profile that exists is alive, with its tags", async () => {
  expect(await verified(aliveArn)).toMatchObject({
    answer: "alive",
    profile: { arn: aliveArn, profileId: "dsh66sruwg0s" },
    tags: expect.arrayContaining([{ key: "AmazonDataZoneProject", value: "l8gc3p24vopdam" }]),
    refused: [],
  });
});

test("a profile that was deleted is gone", async () => {
  expect(await verified(goneArn)).toMatchObject({ answer: "gone" });
});

test("a profile that is deleted between the two look-ups is gone", async () => {
  const gone = { operation: "ListTagsForResource", kind: "error", code: "ResourceNotFoundException" };
  await aws.control("failures", gone);
  expect(await verified(aliveArn)).toMatchObject({ answer: "gone" });
});

test("an answer that is no profile is a failure of AWS, not a verdict", async () => {
  await serveAnswers((_request, response) => response.end("{}"));
  await expect(verified(aliveArn)).rejects.toMatchObject({
    code: "unavailable",
    operation: "GetInferenceProfile",
  });
});

test("a profile of another account is told by its ARN, without asking AWS", async () => {
  const other = await verified(aliveArn, "444455556666");
  expect(other).toMatchObject({ answer: "other-account", account: ownAccount });
  expect(aws.calls()).toHaveLength(0);
});

test("a profile whose tags may not be read is alive all the same", async () => {
  aws.loadScenario("no-tags");
  expect(await verified(aliveArn)).toMatchObject({
    answer: "alive",
    profile: { profileId: "dsh66sruwg0s" },
    tags: null,
    refused: ["ListTagsForResource"],
  });
});

test("a profile that may not be looked up shows the tags that may be read", async () => {
  aws.loadScenario("no-get");
  const answer = await verified(aliveArn);
  expect(answer).toMatchObject({ answer: "no-permission", refused: ["GetInferenceProfile"] });
  expect(answer).toHaveProperty("tags.length");
});

test("both refusals are named when nothing may be read", async () => {
  aws.loadScenario("explicit-deny");
  const answer = await verified(aliveArn);
  expect(answer).toMatchObject({
    answer: "no-permission",
    refused: ["GetInferenceProfile", "ListTagsForResource"],
    tags: null,
  });
  expect(answer.sentence).toContain("were refused");
});

test("throttling is thrown, and never taken for an answer", async () => {
  await aws.control("failures", { operation: "GetInferenceProfile", kind: "throttle" });
  await expect(verified(aliveArn)).rejects.toMatchObject({ code: "throttled" });
});

test("a failing AWS is thrown, and never taken for an answer", async () => {
  await aws.control("failures", { operation: "ListTagsForResource", kind: "server-error" });
  await expect(verified(aliveArn)).rejects.toMatchObject({ code: "unavailable" });
});

test("expired credentials are thrown, because they say nothing about the profile", async () => {
  const expired = { operation: "*", kind: "error", code: "ExpiredTokenException", status: 403 };
  await aws.control("failures", expired);
  await expect(verified(aliveArn)).rejects.toMatchObject({
    code: "denied",
    awsCode: "ExpiredTokenException",
  });
});

test.for([
  "dsh66sruwg0s",
  "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.amazon.nova-lite-v1:0",
  "arn:aws:bedrock:us-west-2:*:application-inference-profile/dsh66sruwg0s",
])("%s is refused as no profile ARN", async (arn) => {
  await expect(verified(arn)).rejects.toMatchObject({ code: "invalid" });
  expect(aws.calls()).toHaveLength(0);
});
