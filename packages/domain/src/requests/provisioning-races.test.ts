// The races between people and workers over what was approved, each shown to catch a worker that only looks at
// the state before it makes something.
import { listInferenceProfiles } from "@quarry/aws-core/profiles/list-inference-profiles";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import { provisionRequest } from "./provision-request.ts";
import { pendingRequests } from "./testing/pending-requests.ts";
import { provisionNaively } from "./testing/naive-provisioning.ts";

const world = useWorld();
const rounds = 500;
const fewRounds = 20;
// Five hundred pairs of whole attempts, each with calls over HTTP: a minute alone, minutes on a loaded machine.
const patience = { timeout: 600_000 };
type Calls = Awaited<ReturnType<typeof world.as>>;
let grace: Calls;

beforeAll(async () => {
  grace = await world.as("grace");
});

beforeEach(() => world.simulator.loadScenario("company"));

const provision = (requestId: string) => provisionRequest(world.job("requests.provision"), { requestId });
const naively = (requestId: string) => provisionNaively(world, requestId);

async function approvedRequests(count: number): Promise<string[]> {
  const requests = await pendingRequests(world, count);
  for (const request of requests) await grace.requests.approve(request);
  return requests.map(({ id }) => id);
}

/** How many profiles AWS has for each of the requests, by the tag that names it. */
async function madeFor(requests: readonly string[]): Promise<number[]> {
  const connection = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  const clients = world.means.aws.clientsFor(connection, "us-east-1");
  const profiles = await listInferenceProfiles(clients, { type: "APPLICATION" });
  const rows = await world.database.request.findMany({ where: { id: { in: [...requests] } } });
  const names = profiles.map(({ name }) => name);
  return rows.map(({ title }) => names.filter((name) => name === title).length);
}

async function failures(requests: readonly string[]): Promise<string[]> {
  const rows = await world.database.request.findMany({ where: { id: { in: [...requests] } } });
  return rows.map(({ state, failure }) => (state === "failed" ? JSON.stringify(failure) : state));
}

interface Change {
  before: () => Promise<unknown>;
  after: () => Promise<unknown>;
}

async function carryOutDuring({ before, after }: Change, carryOut: typeof provision, requests: string[]) {
  await before();
  try {
    for (const id of requests) await carryOut(id);
  } finally {
    await after();
  }
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

const membership = { user: { email: "grace@example.com" }, team: { slug: "search" } };
const setRole = (role: "member" | "approver") =>
  world.database.membership.updateMany({ where: membership, data: { role } });
const setStatus = (status: "active" | "suspended") =>
  world.database.user.update({ where: { email: "linus@example.com" }, data: { status } });

const demotion: Change = { before: () => setRole("member"), after: () => setRole("approver") };
const suspension: Change = { before: () => setStatus("suspended"), after: () => setStatus("active") };

test.each([
  ["an approval of somebody who lost the role since", demotion, "approved it"],
  ["a request of somebody who was suspended since", suspension, "asked for it"],
])("R4: %s is never carried out", patience, async (_what, change, words) => {
  const requests = await approvedRequests(rounds);
  await carryOutDuring(change, provision, requests);
  expect(sum(await madeFor(requests))).toBe(0);
  expect((await failures(requests)).filter((failure) => failure.includes(words))).toHaveLength(rounds);
});

test.each([
  ["demotion", demotion],
  ["suspension", suspension],
])("R4 catches a worker that trusts an approval after a %s", patience, async (_what, change) => {
  const requests = await approvedRequests(fewRounds);
  await carryOutDuring(change, naively, requests);
  expect(sum(await madeFor(requests))).toBeGreaterThan(0);
});

async function twoWorkers(carryOut: typeof provision, requests: string[]): Promise<number[]> {
  for (const id of requests) await Promise.allSettled([carryOut(id), carryOut(id)]);
  for (const id of requests) await carryOut(id);
  return madeFor(requests);
}

test("R10: two workers on one request make one profile, and one of them writes", patience, async () => {
  const requests = await approvedRequests(rounds);
  expect((await twoWorkers(provision, requests)).filter((count) => count !== 1)).toEqual([]);
  const written = await world.database.event.groupBy({
    by: ["subjectId"],
    where: { name: "request.provisioned", subjectId: { in: requests } },
    _count: true,
  });
  expect(written.map(({ _count: count }) => count)).toEqual(requests.map(() => 1));
});

test("R10 catches a worker that makes what it read to be approved", patience, async () => {
  const requests = await approvedRequests(fewRounds);
  expect((await twoWorkers(naively, requests)).filter((count) => count !== 1)).not.toEqual([]);
});
