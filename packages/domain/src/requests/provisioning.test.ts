import { listInferenceProfiles } from "@quarry/aws-core/profiles/list-inference-profiles";
import { beforeAll, expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import { failRequest } from "./fail-request.ts";
import { provisionRequest } from "./provision-request.ts";
import { startAttempt } from "./start-attempt.ts";
import { sweepRequests } from "./sweep-requests.ts";
import { aSpec } from "./testing/a-spec.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let linus: Calls;
let grace: Calls;

beforeAll(async () => {
  [linus, grace] = [await world.as("linus"), await world.as("grace")];
});

async function approved(name?: string) {
  const spec = await aSpec(world, name === undefined ? {} : { name });
  const { id, version, specHash } = await linus.requests.submit({ kind: "profile.create", spec });
  await grace.requests.approve({ id, version, specHash });
  return { id, name: spec.name };
}

const provision = ({ id }: { id: string }) =>
  provisionRequest(world.job("requests.provision"), { requestId: id });

async function profilesNamed(name: string) {
  const connection = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  const clients = world.means.aws.clientsFor(connection, "us-east-1");
  const all = await listInferenceProfiles(clients, { type: "APPLICATION" });
  return all.filter((profile) => profile.name === name);
}

const fail = (kind: string, operation = "bedrock:CreateInferenceProfile", count = 1) =>
  world.control("failures", { operation, count, kind });

test("an approved request becomes a profile in the team's catalog, with who did what", async () => {
  const request = await approved();
  await provision(request);
  const made = await linus.requests.get({ id: request.id });
  expect(made).toMatchObject({ state: "active", failure: null });
  expect(await profilesNamed(request.name)).toMatchObject([{ arn: made.resourceArn }]);
  const profile = await linus.profiles.get({ id: made.profileId ?? "" });
  expect(profile.tags).toContainEqual({ key: "quarry:operation", value: request.id });
  expect(profile.adoptions).toHaveLength(1);
  expect(made.history.map(({ name }) => name)).toEqual([
    "request.submitted",
    "request.approved",
    "request.provisioning",
    "request.provisioned",
  ]);
});

test("a request is code before it was made, and takes the profile over afterwards", async () => {
  const request = await approved();
  const terraform = async () => {
    const { files } = await linus.requests.code({ id: request.id });
    return files.find(({ id }) => id === "terraform")?.code ?? "";
  };
  expect(await terraform()).toContain(`name = "${request.name}"`);
  expect(await terraform()).not.toContain("import {");
  await provision(request);
  expect(await terraform()).toContain("import {");
});

test("carrying it out again changes nothing", async () => {
  const request = await approved();
  await provision(request);
  const events = await world.database.event.count();
  await provision(request);
  expect(await profilesNamed(request.name)).toHaveLength(1);
  expect(await world.database.event.count()).toBe(events);
});

test("an answer that got lost after the effect leads to the one profile, not to a second", async () => {
  const request = await approved();
  await fail("drop-after-effect", "bedrock:CreateInferenceProfile", 3);
  await expect(provision(request)).rejects.toMatchObject({ name: "AwsError" });
  expect((await linus.requests.get({ id: request.id })).state).toBe("provisioning");
  await provision(request);
  expect((await linus.requests.get({ id: request.id })).state).toBe("active");
  expect(await profilesNamed(request.name)).toHaveLength(1);
});

test.each(["throttle", "server-error"])("a %s is tried again and ends well", async (kind) => {
  const request = await approved();
  await fail(kind, "bedrock:CreateInferenceProfile", 3);
  await expect(provision(request)).rejects.toMatchObject({ name: "AwsError" });
  await provision(request);
  expect((await linus.requests.get({ id: request.id })).state).toBe("active");
});

test("a refusal of AWS ends it with cause and remedy, and trying again uses the same token", async () => {
  const request = await approved();
  await world.control("failures", {
    operation: "bedrock:CreateInferenceProfile",
    count: 1,
    kind: "error",
    code: "AccessDeniedException",
    message: "User is not authorized to perform: bedrock:CreateInferenceProfile",
    status: 403,
  });
  await provision(request);
  const failed = await linus.requests.get({ id: request.id });
  expect(failed).toMatchObject({
    state: "failed",
    mayRetry: true,
    failure: { code: "denied", awsCode: "AccessDeniedException", remedy: expect.stringMatching(/\w/) },
  });
  await linus.requests.retry({ id: request.id });
  await provision(request);
  expect(await linus.requests.get({ id: request.id })).toMatchObject({ state: "active", failure: null });
  expect(await profilesNamed(request.name)).toHaveLength(1);
});

test("a name that somebody else's profile has is not taken over", async () => {
  await world.control("settings", { uniqueProfileNames: true });
  const name = `taken ${crypto.randomUUID().slice(0, 8)}`;
  await provision(await approved(name));
  const second = await approved(name);
  await provision(second);
  const failed = await linus.requests.get({ id: second.id });
  expect(failed).toMatchObject({
    state: "failed",
    failure: { code: "conflict", title: "The name is taken" },
  });
  expect(await profilesNamed(name)).toHaveLength(1);
  await world.control("settings", { uniqueProfileNames: false });
});

test("what reads do not see yet is waited for, and not made again", async () => {
  const request = await approved();
  await world.control("settings", { consistencyDelayMs: 60_000 });
  await expect(provision(request)).rejects.toMatchObject({ name: "AwsError" });
  await expect(provision(request)).rejects.toMatchObject({ name: "AwsError" });
  await world.control("settings", { consistencyDelayMs: 0 });
  await provision(request);
  expect((await linus.requests.get({ id: request.id })).state).toBe("active");
  expect(await profilesNamed(request.name)).toHaveLength(1);
});

test("R4: what an earlier attempt made is found even if the approval does not hold any more", async () => {
  const request = await approved();
  await fail("drop-after-effect", "bedrock:CreateInferenceProfile", 3);
  await expect(provision(request)).rejects.toMatchObject({ name: "AwsError" });
  const membership = { user: { email: "grace@example.com" }, team: { slug: "search" } };
  await world.database.membership.updateMany({ where: membership, data: { role: "member" } });
  await provision(request);
  await world.database.membership.updateMany({ where: membership, data: { role: "approver" } });
  expect((await linus.requests.get({ id: request.id })).state).toBe("active");
});

test("R10: a worker that was overtaken writes nothing", async () => {
  const request = await approved();
  const context = world.job("requests.provision");
  const overtaken = await startAttempt(context, request.id);
  await startAttempt(context, request.id);
  if (!overtaken) throw new Error("no attempt");
  const failure = { code: "denied", awsCode: "", title: "late", cause: "late", remedy: "late" };
  await failRequest(context, overtaken, failure);
  expect((await linus.requests.get({ id: request.id })).state).toBe("provisioning");
});

test("an account that was disconnected since is not called", async () => {
  const { id } = await world.database.connection.create({
    data: { name: "Short-lived", accountId: "111122223333", regions: ["us-east-1"] },
  });
  const spec = await aSpec(world, { connectionId: id });
  const submitted = await linus.requests.submit({ kind: "profile.create", spec });
  const { version, specHash } = submitted;
  await grace.requests.approve({ id: submitted.id, version, specHash });
  await (await world.as("ada")).connections.remove({ id });
  await provision(submitted);
  expect(await linus.requests.get({ id: submitted.id })).toMatchObject({
    state: "failed",
    account: { id: "111122223333" },
    failure: { cause: expect.stringMatching(/connection/) },
  });
});

test("the sweep ends what nobody decided, and takes up what lost its job", async () => {
  const spec = await aSpec(world);
  const undecided = await linus.requests.submit({ kind: "profile.create", spec });
  await world.database.request.update({
    where: { id: undecided.id },
    data: { decideBy: new Date(Date.now() - 1000) },
  });
  const stalled = await approved();
  const long = new Date(Date.now() - 10 * 60_000);
  await world.database.awsOperation.update({ where: { requestId: stalled.id }, data: { queuedAt: long } });
  await world.database.$executeRaw`DELETE FROM pgboss.job WHERE data ->> 'requestId' = ${stalled.id}`;
  await sweepRequests(world.job("requests.sweep"));
  expect((await linus.requests.get({ id: undecided.id })).state).toBe("expired");
  const [row] = await world.database.$queryRaw<{ jobs: bigint }[]>`
    SELECT count(*) AS jobs FROM pgboss.job WHERE data ->> 'requestId' = ${stalled.id}`;
  expect(row?.jobs).toBe(1n);
});

test("what AWS leaves in doubt for a day is handed to people as unknown", async () => {
  const request = await approved();
  await fail("server-error", "bedrock:CreateInferenceProfile", 3);
  await expect(provision(request)).rejects.toMatchObject({ name: "AwsError" });
  const long = new Date(Date.now() - 25 * 60 * 60_000);
  await world.database.awsOperation.update({ where: { requestId: request.id }, data: { queuedAt: long } });
  await sweepRequests(world.job("requests.sweep"));
  const unknown = await linus.requests.get({ id: request.id });
  expect(unknown).toMatchObject({ state: "unknown", mayRetry: true });
  await linus.requests.retry({ id: request.id });
  await provision(request);
  expect((await linus.requests.get({ id: request.id })).state).toBe("active");
});
