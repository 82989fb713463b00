import { streamConversation } from "@quarry/aws-core/conversations/stream-conversation";
import { beforeAll, expect, test } from "vitest";
import { creationOf } from "../requests/testing/creation-of.ts";
import { provisionedProfile } from "../requests/testing/provisioned-profile.ts";
import { useWorld } from "../testing/world.ts";

const world = useWorld();
let linus: Awaited<ReturnType<typeof world.as>>;
beforeAll(async () => {
  linus = await world.as("linus");
});

const alias = { team: "search", app: "ranking", environment: "production" };

test("an alias names a profile, and moving it remembers the one before", async () => {
  const [first, second] = [await provisionedProfile(world), await provisionedProfile(world)];
  await linus.aliases.set({ ...alias, profileId: first.id });
  expect((await linus.aliases.get(alias)).previous).toBeNull();
  await linus.aliases.set({ ...alias, profileId: second.id });
  const now = await linus.aliases.get(alias);
  expect(now).toMatchObject({ arn: second.arn, previous: { arn: first.arn } });
  expect(now.ssmCommand).toBe(
    `aws ssm put-parameter --region us-east-1 --name /quarry/search/ranking/production --type String --overwrite --value ${second.arn}`,
  );
  await linus.aliases.set({ ...alias, profileId: second.id });
  expect((await linus.aliases.get(alias)).previous?.arn).toBe(first.arn);
});

test("the former profile stays until nobody calls it, by whatever program", async () => {
  const [first, second] = [await provisionedProfile(world), await provisionedProfile(world)];
  const name = { ...alias, app: "called" };
  await linus.aliases.set({ ...name, profileId: first.id });
  await linus.aliases.set({ ...name, profileId: second.id });
  const connection = await world.database.connection.findUniqueOrThrow({ where: { id: first.connectionId } });
  const clients = world.means.aws.clientsFor(connection, first.region);
  const call = { modelId: first.arn, messages: [{ role: "user" as const, text: "Hello" }] };
  for await (const event of streamConversation(clients, call, new AbortController().signal))
    expect(event.type).not.toBe("");
  expect((await linus.profiles.calls({ id: first.id })).count).toMatchObject({ calls: 1, days: 14 });
  const removal = { id: first.id, name: first.name };
  await expect(linus.profiles.delete(removal)).rejects.toThrow(/^It was called once in the last 14 days/u);
  expect((await linus.profiles.calls({ id: second.id })).count).toMatchObject({ calls: 0, lastDay: null });
  await linus.profiles.delete({ ...removal, evenIfCalled: true });
  await world.control("failures", { operation: "cloudwatch:GetMetricData", count: 3, kind: "throttle" });
  expect((await linus.profiles.calls({ id: second.id })).count).toBeNull();
});

test("a successor takes over the aliases of what it replaces, and its own", async () => {
  const old = await provisionedProfile(world, { app: "chat", environment: "test" });
  await linus.aliases.set({ team: "search", app: "chat-eu", environment: "test", profileId: old.id });
  const { plan } = creationOf(await linus.requests.get({ id: old.requestId }));
  expect(plan.aliases).toEqual(["search/chat/test"]);
  const successor = await provisionedProfile(world, { replaces: old.id });
  for (const app of ["chat", "chat-eu"]) {
    const now = await linus.aliases.get({ team: "search", app, environment: "test" });
    expect(now).toMatchObject({ arn: successor.arn, previous: { arn: old.arn } });
  }
  expect((await world.database.profile.findUniqueOrThrow({ where: { id: old.id } })).goneAt).toBeNull();
});

test("another team neither resolves nor moves an alias, and none names a profile of another team", async () => {
  const profile = await provisionedProfile(world);
  await linus.aliases.set({ ...alias, profileId: profile.id });
  const margaret = await world.as("margaret");
  await expect(margaret.aliases.get(alias)).rejects.toMatchObject({ code: "not-found" });
  await expect(margaret.aliases.set({ ...alias, profileId: profile.id })).rejects.toMatchObject({
    code: "invalid",
  });
  const theirs = { team: "payments", app: "x", environment: "test", profileId: profile.id };
  await expect(margaret.aliases.set(theirs)).rejects.toMatchObject({ code: "not-found" });
});

test("an alias that was removed names nothing, and the profile stays", async () => {
  const profile = await provisionedProfile(world, { app: "short", environment: "staging" });
  const name = { team: "search", app: "short", environment: "staging" };
  await linus.aliases.remove(name);
  await expect(linus.aliases.get(name)).rejects.toMatchObject({ code: "not-found" });
  expect((await linus.profiles.get({ id: profile.id })).goneAt).toBeNull();
});
