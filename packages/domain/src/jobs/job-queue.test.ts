import { PgBoss } from "pg-boss";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Transaction } from "../operation/context.ts";
import { useWorld } from "../testing/world.ts";

const world = useWorld();
const name = "endpoints.converge";
const endpointId = "0191e1a0-0000-7000-8000-000000000001";
let worker: PgBoss;

beforeAll(async () => {
  worker = new PgBoss({ connectionString: world.databaseUrl, supervise: false, schedule: false });
  await worker.start();
});

afterAll(() => worker.stop({ graceful: false }));
afterEach(() => worker.deleteAllJobs(name));

const enqueue = (transaction: Transaction, afterSeconds?: number) =>
  world.means.jobs.enqueue(transaction, {
    name,
    payload: { endpointId },
    key: endpointId,
    ...(afterSeconds !== undefined && { afterSeconds }),
  });

const enqueueAlone = (afterSeconds?: number) =>
  world.database.$transaction((transaction) => enqueue(transaction, afterSeconds));

test("a job that waits is not begun before what calls for it once more is there to be seen", async () => {
  await enqueueAlone();
  await world.database.$transaction(async (transaction) => {
    await enqueue(transaction);
    expect(await worker.fetch(name)).toEqual([]);
  });
  expect(await worker.fetch(name)).toHaveLength(1);
  expect(await worker.fetch(name)).toEqual([]);
});

test("a job that waits for later is brought forward by one for now, and not put off by one for later", async () => {
  await enqueueAlone(600);
  expect(await worker.fetch(name)).toEqual([]);
  await enqueueAlone();
  await enqueueAlone(600);
  expect(await worker.fetch(name)).toHaveLength(1);
  expect(await worker.fetch(name)).toEqual([]);
});

test("a job that runs keeps none from being added", async () => {
  await enqueueAlone();
  expect(await worker.fetch(name)).toHaveLength(1);
  await enqueueAlone();
  expect(await worker.fetch(name)).toHaveLength(1);
});

test(
  "what is wanted while workers take jobs is seen by one of them, each time",
  { timeout: 120_000 },
  async () => {
    const { database } = world;
    const { id } = await database.user.findUniqueOrThrow({ where: { email: "linus@example.com" } });
    const wantRound = (round: number) =>
      database.$transaction(async (transaction) => {
        await transaction.user.update({ where: { id }, data: { name: `round ${round}` } });
        await enqueue(transaction);
        // An event is written at the end of every command, under a lock.
        await transaction.$queryRaw`SELECT count(*) FROM "Event"`;
      });
    const missed: number[] = [];
    for (let round = 0; round < 150; round += 1) {
      await enqueueAlone();
      const seen: string[] = [];
      const work = async () => {
        if ((await worker.fetch(name)).length === 0) return;
        seen.push((await database.user.findUniqueOrThrow({ where: { id } })).name);
      };
      await Promise.all([wantRound(round), work(), work(), work()]);
      for (let left = 0; left < 2; left += 1) await work();
      if (!seen.includes(`round ${round}`)) missed.push(round);
      await worker.deleteAllJobs(name);
    }
    expect(missed).toEqual([]);
  },
);
