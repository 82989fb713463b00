// The races of an approval, each with many pairs at once: whoever wins, the rules hold. Every race is shown to
// catch an implementation that reads first and writes afterwards.
import { beforeAll, expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import type { Person } from "../testing/world.ts";
import { sweepRequests } from "./sweep-requests.ts";
import { aSpec } from "./testing/a-spec.ts";
import { approveNaively, cancelNaively, countNaively, reviseNaively } from "./testing/naive-decisions.ts";
import { aPlan, pendingRequests } from "./testing/pending-requests.ts";
import type { Pending } from "./testing/pending-requests.ts";

const world = useWorld();
const pairs = 500;
// Twice the connections of a process, so that none waits long enough to be given up.
const callsAtOnce = 20;
const patience = { timeout: 180_000 };

interface Race {
  /** Calls for one request; a pair unless told. */
  calls?: number;
  run: (seen: Pending) => Promise<unknown>[];
  /** What must not be, looked at when both are done. */
  isViolated: (seen: Pending) => Promise<boolean>;
  requests?: Parameters<typeof pendingRequests>[2];
}

/** Runs a race on so many requests and counts those that ended against its rule. */
async function violations(
  { calls = 2, run, isViolated, requests: options }: Race,
  attempts: number,
): Promise<number> {
  const atOnce = callsAtOnce / calls;
  const requests = await pendingRequests(world, attempts, options);
  let violated = 0;
  for (let start = 0; start < requests.length; start += atOnce) {
    const batch = requests.slice(start, start + atOnce);
    await Promise.allSettled(batch.flatMap(run));
    const outcomes = await Promise.all(batch.map(isViolated));
    violated += outcomes.filter(Boolean).length;
  }
  return violated;
}

type Calls = Awaited<ReturnType<typeof world.as>>;
const people: Partial<Record<Person, Calls>> = {};
const as = (person: Person): Calls => {
  const calls = people[person];
  if (!calls) throw new Error(`${person} has no part in the races.`);
  return calls;
};
const ids = new Map<string, string>();

beforeAll(async () => {
  for (const person of ["linus", "grace", "ada"] as const) {
    people[person] = await world.as(person);
    const email = `${person}@example.com`;
    ids.set(person, (await world.database.user.findUniqueOrThrow({ where: { email } })).id);
  }
});

const requestOf = ({ id }: Pending) => world.database.request.findUniqueOrThrow({ where: { id } });
const votesOf = ({ id }: Pending) => world.database.vote.findMany({ where: { requestId: id } });

async function jobsOf({ id }: Pending): Promise<number> {
  const [row] = await world.database.$queryRaw<{ jobs: bigint }[]>`
    SELECT count(*) AS jobs FROM pgboss.job WHERE name = 'requests.provision' AND data ->> 'requestId' = ${id}`;
  return Number(row?.jobs ?? 0);
}

/** Approved exactly once: one vote, one job, and only for the version that was seen. */
async function isDoubled(seen: Pending): Promise<boolean> {
  const [votes, jobs] = [await votesOf(seen), await jobsOf(seen)];
  return votes.length !== 1 || jobs !== 1;
}

const approve = (person: Person) => (seen: Pending) => as(person).requests.approve(seen);
const approveNaive = (person: Person) => (seen: Pending) =>
  approveNaively(world, seen, ids.get(person) ?? "");

const doubleApproval = (by: typeof approve | typeof approveNaive): Race => ({
  run: (seen) => [by("grace")(seen), by("ada")(seen)],
  isViolated: isDoubled,
});

test("R1: of two approvals at once exactly one counts", patience, async () => {
  expect(await violations(doubleApproval(approve), pairs)).toBe(0);
});

test("R1 catches reading first and writing afterwards", patience, async () => {
  expect(await violations(doubleApproval(approveNaive), 30)).toBeGreaterThan(0);
});

/** What was approved must be what the approver saw. */
async function isEscalated(seen: Pending): Promise<boolean> {
  const { state, specHash, version } = await requestOf(seen);
  return state === "approved" && (specHash !== seen.specHash || version !== seen.version);
}

test("R2: an approval at the moment of an edit never approves what nobody saw", patience, async () => {
  const dearer = await aSpec(world, { outputTokensPerMonth: 900_000_000 });
  const race: Race = {
    run: (seen) => [
      as("grace").requests.approve(seen),
      as("linus").requests.revise({
        id: seen.id,
        version: seen.version,
        kind: "profile.create",
        spec: dearer,
      }),
    ],
    isViolated: isEscalated,
  };
  expect(await violations(race, pairs)).toBe(0);
});

test("R2 catches reading first and writing afterwards", patience, async () => {
  const dearer = await aSpec(world, { outputTokensPerMonth: 900_000_000 });
  const race: Race = {
    run: (seen) => [approveNaive("grace")(seen), reviseNaively(world, seen, dearer)],
    isViolated: isEscalated,
  };
  expect(await violations(race, 30)).toBeGreaterThan(0);
});

/** Taken back or carried out, never both. */
async function isTorn(seen: Pending): Promise<boolean> {
  const [{ state }, jobs] = [await requestOf(seen), await jobsOf(seen)];
  return state === "approved" ? jobs !== 1 : jobs !== 0;
}

test("R3: a request is taken back or approved, never both", patience, async () => {
  const race: Race = {
    run: (seen) => [as("grace").requests.approve(seen), as("linus").requests.cancel({ id: seen.id })],
    isViolated: isTorn,
  };
  expect(await violations(race, pairs)).toBe(0);
});

test("R3 catches reading first and writing afterwards", patience, async () => {
  const race: Race = {
    run: (seen) => [approveNaive("grace")(seen), cancelNaively(world, seen)],
    isViolated: isTorn,
  };
  expect(await violations(race, 30)).toBeGreaterThan(0);
});

test(
  "R3: a request that ends while it is approved is approved or expired, never both",
  patience,
  async () => {
    const race: Race = {
      run: (seen) => {
        const ending = world.database.$executeRaw`
        UPDATE "Request" SET "decideBy" = now() + interval '8 milliseconds' WHERE id = ${seen.id}::uuid`;
        return [
          ending.then(() => as("grace").requests.approve(seen)),
          ending.then(() => sweepRequests(world.job("requests.sweep"))),
        ];
      },
      isViolated: isTorn,
    };
    expect(await violations(race, pairs)).toBe(0);
  },
);

const repeated = (decide: (seen: Pending) => Promise<unknown>): Race => ({
  calls: 10,
  run: (seen) => Array.from({ length: 10 }, () => decide(seen)),
  isViolated: async (seen) => (await jobsOf(seen)) !== 1,
});

test("R5: the same approval sent ten times has one effect", patience, async () => {
  const race = { ...repeated(approve("grace")), isViolated: isDoubled };
  // Ten calls at once are 45 pairs of them.
  expect(await violations(race, pairs / 5)).toBe(0);
});

test("R5 catches reading first and writing afterwards", patience, async () => {
  expect(
    await violations(
      repeated((seen) => countNaively(world, seen)),
      30,
    ),
  ).toBeGreaterThan(0);
});

const ofTwo = [{ who: "approver", needed: 2 }] as const;

const twoSessions = (decide: (seen: Pending) => Promise<unknown>): Race => ({
  requests: { stages: ofTwo },
  run: (seen) => [decide(seen), decide(seen)],
  isViolated: async (seen) => {
    const { state, approvals } = await requestOf(seen);
    return state !== "pending" || approvals !== 1;
  },
});

test("R6: one person never counts as two, not even from two sessions at once", patience, async () => {
  expect(await violations(twoSessions(approve("grace")), pairs)).toBe(0);
});

test("R6 catches counting approvals instead of people", patience, async () => {
  expect(
    await violations(
      twoSessions((seen) => countNaively(world, seen)),
      30,
    ),
  ).toBeGreaterThan(0);
});

test("R6: two different people do", patience, async () => {
  const race: Race = {
    requests: { stages: ofTwo },
    run: (seen) => [as("grace").requests.approve(seen), as("ada").requests.approve(seen)],
    isViolated: async (seen) => (await requestOf(seen)).state !== "approved" || (await jobsOf(seen)) !== 1,
  };
  expect(await violations(race, pairs)).toBe(0);
});

/** A tab that was opened before the request changed, and decides afterwards. */
async function staleTab(decide: (seen: Pending) => Promise<unknown>): Promise<Race> {
  const spec = await aSpec(world, { outputTokensPerMonth: 900_000_000 });
  return {
    run: (seen) => [
      reviseNaively(world, seen, spec).then(() => decide(seen)),
      reviseNaively(world, seen, spec).then(() => decide({ ...seen, version: 2 })),
    ],
    isViolated: async (seen) => (await requestOf(seen)).state === "approved",
  };
}

test("R7: a tab that was left open decides on nothing newer", patience, async () => {
  expect(await violations(await staleTab(approve("grace")), pairs)).toBe(0);
});

const reject = ({ id, version, specHash }: Pending) =>
  as("grace").requests.reject({ id, version, specHash, reason: "no" });
const isDecided = async (seen: Pending) => (await requestOf(seen)).state !== "pending";

test("R7: nor does it reject", patience, async () => {
  const race = { ...(await staleTab(reject)), isViolated: isDecided };
  expect(await violations(race, pairs)).toBe(0);
});

test("R7 catches an approval that names nothing it has seen", patience, async () => {
  expect(await violations(await staleTab(approveNaive("grace")), 30)).toBeGreaterThan(0);
});

async function halvePrice({ id }: Pending): Promise<void> {
  const plan = { ...aPlan(await aSpec(world), id), cost: { monthlyMicrodollars: "24500", explanation: "" } };
  await world.database.request.update({ where: { id }, data: { plan } });
}

/** The price of the model is half of what it was when the plan was made. */
const newPrice = (decide: (seen: Pending) => Promise<unknown>): Race => ({
  run: (seen) => [halvePrice(seen).then(() => decide(seen))],
  isViolated: async (seen) => (await requestOf(seen)).state === "approved",
});

test("R9: an approval of a price that no longer holds is refused", patience, async () => {
  expect(await violations(newPrice(approve("grace")), pairs)).toBe(0);
  const [one] = await pendingRequests(world, 1);
  if (!one) throw new Error("no request");
  const refusals = await Promise.allSettled(newPrice(approve("grace")).run(one));
  expect(String(Object(refusals[0]).reason)).toMatch(/price of the model has changed/u);
  for (const person of ["grace", "linus"] as const)
    expect(await (await world.as(person)).requests.get({ id: one.id })).toMatchObject({
      whyStale: "The price of the model has changed since the plan was made.",
    });
});

test("R9 catches approving the plan as it is", patience, async () => {
  expect(await violations(newPrice(approveNaive("grace")), 30)).toBeGreaterThan(0);
});
