import { describeEndpoint } from "@quarry/aws-core/endpoints/describe-endpoint";
import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { provisionRequest } from "../requests/provision-request.ts";
import { anEndpointSpec } from "../requests/testing/an-endpoint-spec.ts";
import { useWorld } from "../testing/world.ts";
import type { Person } from "../testing/world.ts";
import { convergeEndpoint } from "./converge-endpoint.ts";
import { sweepEndpoints } from "./sweep-endpoints.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let linus: Calls;
let grace: Calls;

beforeAll(async () => {
  [linus, grace] = [await world.as("linus"), await world.as("grace")];
  // Nothing answers there, so that the pre-flight says of the model that it could not be judged.
  world.means.configuration.hubEndpoint = "http://127.0.0.1:9";
});

beforeEach(async () => {
  world.simulator.loadScenario("company");
  // Five minutes of AWS are a third of a second.
  await world.control("settings", { timeScale: 1000 });
});

async function ask(part: Partial<DeploymentSpec> = {}, whose: Person = "linus") {
  const spec = await anEndpointSpec(world, part);
  return (await world.as(whose)).requests.submit({ kind: "endpoint.create", spec });
}

async function approved(part: Partial<DeploymentSpec> = {}): Promise<string> {
  const { id, version, specHash, stages } = await ask(part);
  const seen = { id, version, specHash };
  await grace.requests.approve(seen);
  if (stages.length > 1) await (await world.as("ada")).requests.approve(seen);
  await provisionRequest(world.job("requests.provision"), { requestId: id });
  return id;
}

const rowOf = (requestId: string) => world.database.endpoint.findUniqueOrThrow({ where: { requestId } });
const converge = (endpointId: string) => convergeEndpoint(world.job("endpoints.converge"), { endpointId });

/** Seconds between two passes, the most that there were. */
let longestPause = 0;

/** Makes passes until the endpoint is as it is wanted, or is given up. */
async function settled(requestId: string) {
  const { id } = await rowOf(requestId);
  let lookedAt = performance.now();
  const isAtRest = async () => {
    await converge(id);
    longestPause = Math.max(longestPause, (performance.now() - lookedAt) / 1000);
    lookedAt = performance.now();
    const { wish, status, goneAt } = await rowOf(requestId);
    return (
      goneAt !== null ||
      (wish === "running" && status === "InService") ||
      (wish === "stopped" && status === null)
    );
  };
  await expect.poll(isAtRest).toBe(true);
  await converge(id);
  return rowOf(requestId);
}

async function inAws(name: string) {
  const connection = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  return describeEndpoint(world.means.aws.clientsFor(connection, "us-west-2"), name);
}

const Ledger = z.object({
  endpoints: z.array(
    z.object({ endpointName: z.string(), instanceSeconds: z.record(z.string(), z.number()) }),
  ),
});

async function billedSeconds(name: string): Promise<number> {
  const answer = await fetch(`${world.simulator.url}/_simulator/ledger`);
  const entries = Ledger.parse(await answer.json()).endpoints.filter(
    ({ endpointName }) => endpointName === name,
  );
  return entries
    .flatMap(({ instanceSeconds }) => Object.values(instanceSeconds))
    .reduce((sum, seconds) => sum + seconds, 0);
}

test("an approved endpoint comes into service, and its request ends with it", async () => {
  const requestId = await approved();
  expect((await linus.requests.get({ id: requestId })).state).toBe("provisioning");
  const row = await settled(requestId);
  expect(await inAws(row.name)).toMatchObject({ status: "InService", arn: row.arn });
  expect(await linus.requests.get({ id: requestId })).toMatchObject({
    state: "active",
    resourceArn: row.arn,
  });
  const view = await linus.endpoints.get({ id: row.id });
  expect(view).toMatchObject({ team: "Search", wish: "running", failure: null, mayChange: true });
  expect(Number(view.spending.perHour)).toBeGreaterThan(0);
  expect(view.timeline.map(({ name }) => name)).toEqual([
    "endpoint.asked-for",
    "endpoint.status-changed",
    "endpoint.status-changed",
  ]);
});

test("stopped, started and deleted: parts are kept, then gone, and the book is late by one look at most", async () => {
  const requestId = await approved();
  const { id, name } = await settled(requestId);
  await linus.endpoints.stop({ id });
  await settled(requestId);
  expect(await inAws(name)).toBeUndefined();
  await expect(linus.endpoints.stop({ id })).rejects.toMatchObject({ code: "conflict" });
  await linus.endpoints.start({ id });
  expect(await settled(requestId)).toMatchObject({ status: "InService", wish: "running" });
  await expect(linus.endpoints.delete({ id, name: "else" })).rejects.toThrow(/^Type /u);
  await linus.endpoints.delete({ id, name });
  expect((await settled(requestId)).goneAt).not.toBeNull();
  expect(await inAws(name)).toBeUndefined();
  const { runs } = await linus.endpoints.get({ id });
  const ours = runs.reduce(
    (sum, { startedAt, endedAt }) => sum + (Date.parse(endedAt ?? "") - Date.parse(startedAt)) / 1000,
    0,
  );
  expect(runs).toHaveLength(2);
  expect(ours).toBeGreaterThan(0);
  // AWS does not tell when an endpoint went: each run may seem longer by the time between two looks.
  const late = ours - (await billedSeconds(name));
  expect(late).toBeGreaterThanOrEqual(-0.01);
  expect(late).toBeLessThanOrEqual(2 * longestPause);
});

test("a container that never answers fails the request with AWS's reason, and nothing stays", async () => {
  const model = {
    source: "hub",
    repository: "nobody/does-not-exist",
    revision: "0123456789abcdef0123456789abcdef01234567",
    access: { kind: "open" },
  } as const;
  const requestId = await approved({ model });
  const row = await settled(requestId);
  expect(row).toMatchObject({ wish: "deleted", failureReason: expect.stringMatching(/ping/u) });
  expect(await linus.requests.get({ id: requestId })).toMatchObject({
    state: "failed",
    failure: { cause: expect.stringMatching(/ping/u) },
  });
  expect(await inAws(row.name)).toBeUndefined();
});

test("a failed request that is tried again makes the endpoint anew", async () => {
  await world.control("failures", {
    operation: "sagemaker:CreateEndpointConfig",
    count: 1,
    kind: "error",
    code: "ResourceLimitExceeded",
    status: 400,
    message: "The account-level service limit 'ml.g5.xlarge for endpoint usage' is 0 Instances.",
  });
  const requestId = await approved();
  await settled(requestId);
  expect(await linus.requests.get({ id: requestId })).toMatchObject({
    state: "failed",
    failure: { code: "quota" },
  });
  await linus.requests.retry({ id: requestId });
  await provisionRequest(world.job("requests.provision"), { requestId });
  expect(await settled(requestId)).toMatchObject({ status: "InService", goneAt: null, failure: null });
  expect((await linus.requests.get({ id: requestId })).state).toBe("active");
});

test.each([
  ["an instance type without quota", { instances: instancesOf("ml.p4d.24xlarge") }, /quota|limit/iu],
  ["a role of another account", { roleArn: "arn:aws:iam::444455556666:role/quarry-execution" }, /account/u],
  ["a role that does not exist", { roleArn: "arn:aws:iam::111122223333:role/nobody" }, /role/u],
])("%s is refused before anybody decides", async (_what, part, words) => {
  await expect(ask(part)).rejects.toMatchObject({ code: "invalid", message: expect.stringMatching(words) });
});

function instancesOf(type: string) {
  return { type, count: 1, managed: null, volumeGb: null };
}

test("others neither see nor change it; an approver of the team and an admin may", async () => {
  const requestId = await approved();
  const { id, name } = await settled(requestId);
  const margaret = await world.as("margaret");
  await expect(margaret.endpoints.get({ id })).rejects.toMatchObject({ code: "not-found" });
  await expect(margaret.endpoints.delete({ id, name })).rejects.toMatchObject({ code: "not-found" });
  const { items } = await margaret.endpoints.list({ scope: "all" });
  expect(items.map((item) => item.id)).not.toContain(id);
  await grace.endpoints.stop({ id });
  expect((await linus.endpoints.get({ id })).wish).toBe("stopped");
});

test("an approval that does not hold any more makes nothing", async () => {
  const { id, version, specHash } = await ask();
  await grace.requests.approve({ id, version, specHash });
  await (await world.as("ada")).requests.approve({ id, version, specHash }).catch(() => undefined);
  const membership = { user: { email: "grace@example.com" }, team: { slug: "search" } };
  await world.database.membership.updateMany({ where: membership, data: { role: "member" } });
  await provisionRequest(world.job("requests.provision"), { requestId: id });
  await world.database.membership.updateMany({ where: membership, data: { role: "approver" } });
  expect((await linus.requests.get({ id })).state).toBe("failed");
  expect(await world.database.endpoint.findUnique({ where: { requestId: id } })).toBeNull();
});

test("an endpoint whose job was lost is taken up again", async () => {
  const { id } = await rowOf(await approved());
  await world.database.$executeRaw`DELETE FROM pgboss.job WHERE name = 'endpoints.converge'`;
  await sweepEndpoints(world.job("endpoints.sweep"));
  const jobs = await world.database.$queryRaw<{ id: string }[]>`
    SELECT data ->> 'endpointId' AS id FROM pgboss.job WHERE name = 'endpoints.converge' AND state = 'created'`;
  expect(jobs.map((job) => job.id)).toContain(id);
});

test("a worker that was overtaken writes nothing", async () => {
  const requestId = await approved();
  const { id } = await settled(requestId);
  await Promise.all([converge(id), converge(id), converge(id)]);
  const view = await linus.endpoints.get({ id });
  expect(view.runs).toHaveLength(1);
  expect(view.timeline.filter(({ name }) => name === "endpoint.status-changed").length).toBeLessThanOrEqual(
    2,
  );
});
