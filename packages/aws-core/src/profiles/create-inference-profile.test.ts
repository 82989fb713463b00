import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { serveAnswers } from "../clients/testing/serve-answers.ts";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { countProfiles } from "./count-profiles.ts";
import { createInferenceProfile } from "./create-inference-profile.ts";
import { deleteInferenceProfile } from "./delete-inference-profile.ts";
import { findProfileByOperation } from "./find-profile-by-operation.ts";
import { operationTag } from "./tags-schema.ts";
import { getInferenceProfile } from "./get-inference-profile.ts";
import { listProfileTags } from "./list-profile-tags.ts";

const aws = simulateAws();
const copyFrom = "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.amazon.nova-lite-v1:0";

function aProfile(part: Partial<Parameters<typeof createInferenceProfile>[1]> = {}) {
  const clientToken = randomUUID();
  const tags = [{ key: operationTag, value: clientToken }];
  return { name: "ranking", copyFrom, tags, clientToken, ...part };
}

test("a profile is made with its description and tags, and counts towards the quota", async () => {
  const clients = aws.clients();
  const before = await countProfiles(clients);
  const wanted = aProfile({ description: "Ranking of answers" });
  const { arn, status } = await createInferenceProfile(clients, wanted);
  expect(status).toBe("ACTIVE");
  expect(await getInferenceProfile(clients, arn)).toMatchObject({
    name: "ranking",
    description: "Ranking of answers",
  });
  expect(await listProfileTags(clients, arn)).toEqual(wanted.tags);
  expect(await countProfiles(clients)).toMatchObject({ used: before.used + 1 });
});

test("the same token never makes a second profile", async () => {
  const clients = aws.clients();
  const before = await countProfiles(clients);
  const wanted = aProfile();
  await createInferenceProfile(clients, wanted);
  await createInferenceProfile(clients, wanted);
  expect((await countProfiles(clients)).used).toBe(before.used + 1);
});

test("an operation's profile is told from its namesakes by the tag", async () => {
  const clients = aws.clients();
  await createInferenceProfile(clients, aProfile());
  const wanted = aProfile();
  const { arn } = await createInferenceProfile(clients, wanted);
  await createInferenceProfile(clients, aProfile());
  const sought = { operationId: wanted.clientToken, name: "ranking" };
  expect((await findProfileByOperation(clients, sought)).byOperation?.arn).toBe(arn);
  const nobody = await findProfileByOperation(clients, { ...sought, operationId: randomUUID() });
  expect(nobody).toMatchObject({ byOperation: null, byName: { name: "ranking" } });
});

test("a profile is deleted by its ARN, and deleting it again changes nothing", async () => {
  const clients = aws.clients();
  const { arn } = await createInferenceProfile(clients, aProfile());
  await deleteInferenceProfile(clients, arn);
  await deleteInferenceProfile(clients, arn);
  await expect(getInferenceProfile(clients, arn)).rejects.toMatchObject({ code: "not-found" });
});

test("a refused deletion is not taken for a deletion", async () => {
  const clients = aws.clients();
  const { arn } = await createInferenceProfile(clients, aProfile());
  aws.loadScenario("explicit-deny");
  await expect(deleteInferenceProfile(clients, arn)).rejects.toMatchObject({ code: "denied" });
});

test("an answer without an ARN is no profile", async () => {
  await serveAnswers((_request, response) => response.end("{}"));
  await expect(createInferenceProfile(aws.clients(), aProfile())).rejects.toMatchObject({
    code: "unavailable",
    awsCode: "UnreadableAnswer",
  });
});
