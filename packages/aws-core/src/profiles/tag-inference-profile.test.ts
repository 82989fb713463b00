import { expect, test } from "vitest";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { createInferenceProfile } from "./create-inference-profile.ts";
import { listProfileTags } from "./list-profile-tags.ts";
import { tagInferenceProfile, untagInferenceProfile } from "./tag-inference-profile.ts";
import { mostTags } from "./tag-rules.ts";

const aws = simulateAws();
const copyFrom = "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.amazon.nova-lite-v1:0";
const project = { key: "Project", value: "ranking" };

async function aTaggedProfile(tags = [project]): Promise<string> {
  const profile = { name: "ranking", copyFrom, tags, clientToken: crypto.randomUUID() };
  return (await createInferenceProfile(aws.clients(), profile)).arn;
}

const manyTags = (count: number) =>
  Array.from({ length: count }, (_one, index) => ({ key: `key-${index}`, value: "" }));

const callsOf = (operation: string) => aws.calls().filter((call) => call.operation === operation);

test("tags are added and replaced, others stay, and doing it twice changes nothing", async () => {
  const clients = aws.clients();
  const arn = await aTaggedProfile();
  const tags = [
    { key: "Project", value: "search" },
    { key: "Owner", value: "" },
  ];
  await tagInferenceProfile(clients, { arn, tags });
  await tagInferenceProfile(clients, { arn, tags });
  expect(await listProfileTags(clients, arn)).toEqual(tags);
});

test("tags are removed by their key as it is written, and absent ones are no error", async () => {
  const clients = aws.clients();
  const arn = await aTaggedProfile();
  await untagInferenceProfile(clients, { arn, keys: ["project", "Absent"] });
  expect(await listProfileTags(clients, arn)).toEqual([project]);
  await untagInferenceProfile(clients, { arn, keys: ["Project"] });
  expect(await listProfileTags(clients, arn)).toEqual([]);
});

test("nothing to set and nothing to remove is no call", async () => {
  const clients = aws.clients();
  const arn = await aTaggedProfile();
  await tagInferenceProfile(clients, { arn, tags: [] });
  await untagInferenceProfile(clients, { arn, keys: [] });
  expect([...callsOf("TagResource"), ...callsOf("UntagResource")]).toEqual([]);
});

test("one tag too many is a quota that is reached, and none of them is set", async () => {
  const clients = aws.clients();
  const arn = await aTaggedProfile();
  await expect(tagInferenceProfile(clients, { arn, tags: manyTags(mostTags) })).rejects.toMatchObject({
    code: "quota",
    operation: "TagResource",
  });
  expect(await listProfileTags(clients, arn)).toEqual([project]);
});

test("refusals of both calls name the operation that was refused", async () => {
  const clients = aws.clients();
  const arn = await aTaggedProfile();
  aws.loadScenario("no-tags");
  await expect(tagInferenceProfile(clients, { arn, tags: [project] })).rejects.toMatchObject({
    code: "denied",
    operation: "TagResource",
  });
  await expect(untagInferenceProfile(clients, { arn, keys: ["Project"] })).rejects.toMatchObject({
    code: "denied",
    operation: "UntagResource",
  });
});

test("both calls end with the signal they are given", async () => {
  const clients = aws.clients();
  const arn = await aTaggedProfile();
  const signal = AbortSignal.abort();
  const aborted = { code: "aborted" };
  await expect(tagInferenceProfile(clients, { arn, tags: [project] }, signal)).rejects.toMatchObject(aborted);
  await expect(untagInferenceProfile(clients, { arn, keys: ["a"] }, signal)).rejects.toMatchObject(aborted);
});
