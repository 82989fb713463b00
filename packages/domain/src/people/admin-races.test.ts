// Admins who shut each other out at the same moment: whoever wins, one of them stays.
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "../operation/actor.ts";
import { findActor } from "../settings/find-actor.ts";
import { useWorld } from "../testing/world.ts";

const world = useWorld();
const rounds = 20;
type Calls = ReturnType<typeof world.asActor>;
type Act = (calls: Calls, id: string) => Promise<unknown>;

const acts: Readonly<Record<string, Act>> = {
  demote: ({ people }, id) => people.changeRole({ id, role: null }),
  suspend: ({ people }, id) => people.suspend({ id }),
};

interface Admin {
  id: string;
  actor: Actor;
  calls: Calls;
}

async function anAdmin(name: string): Promise<Admin> {
  const { id } = await world.database.user.create({
    data: { email: `${crypto.randomUUID()}@example.com`, name, platformRole: "admin" },
  });
  const actor = await findActor(world.database, id);
  return { id, actor, calls: world.asActor(actor) };
}

const activeAdmins = () => world.database.user.count({ where: { platformRole: "admin", status: "active" } });

async function twoAdmins(): Promise<[Admin, Admin]> {
  return [await anAdmin("One"), await anAdmin("Other")];
}

beforeEach(async () => {
  await world.database.user.updateMany({ where: { platformRole: "admin" }, data: { platformRole: null } });
});

/** Starts the calls while nobody can write these people, and lets them go once both wait in the database. */
async function atOneMoment(people: readonly Admin[], start: () => Promise<unknown>[]) {
  const ids = people.map(({ id }) => id);
  const running: Promise<unknown>[] = [];
  await world.database.$transaction(
    async (transaction) => {
      await transaction.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ANY (${ids}::uuid[]) FOR UPDATE`;
      running.push(...start());
      await expect.poll(waiting, { timeout: 10_000 }).toBe(running.length);
    },
    { timeout: 20_000 },
  );
  return Promise.allSettled(running);
}

async function waiting(): Promise<number> {
  const [row] = await world.database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}

const fulfilled = (answers: readonly PromiseSettledResult<unknown>[]) =>
  answers.filter(({ status }) => status === "fulfilled").length;
const refusals = (answers: readonly PromiseSettledResult<unknown>[]) =>
  answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));

test.each(Object.entries(acts))(
  "of two last admins who %s each other at one moment, one succeeds",
  async (_name, act) => {
    const [one, other] = await twoAdmins();
    const answers = await atOneMoment([one, other], () => [
      act(one.calls, other.id),
      act(other.calls, one.id),
    ]);
    expect(fulfilled(answers)).toBe(1);
    expect(refusals(answers)).toMatchObject([
      { code: "conflict", message: "This is the last active admin. Make somebody else an admin first." },
    ]);
    expect(await activeAdmins()).toBe(1);
  },
);

test("many pairs, with nothing to hold them back, never leave the portal without an admin", async () => {
  for (let round = 0; round < rounds; round += 1) {
    await world.database.user.updateMany({ where: { platformRole: "admin" }, data: { platformRole: null } });
    const [one, other] = await twoAdmins();
    const answers = await Promise.allSettled([
      acts["demote"]?.(one.calls, other.id),
      acts["suspend"]?.(other.calls, one.id),
    ]);
    expect(fulfilled(answers)).toBe(1);
    expect(await activeAdmins()).toBe(1);
  }
});

test("of two admins among several who demote each other at one moment, one succeeds", async () => {
  const [one, other] = await twoAdmins();
  await anAdmin("Third");
  const { people: ofOne } = one.calls;
  const { people: ofOther } = other.calls;
  const answers = await atOneMoment([one, other], () => [
    ofOne.changeRole({ id: other.id, role: "auditor" }),
    ofOther.changeRole({ id: one.id, role: "auditor" }),
  ]);
  expect(fulfilled(answers)).toBe(1);
  expect(refusals(answers)).toMatchObject([
    { code: "forbidden", message: "You are no longer an admin: another admin has just changed that." },
  ]);
  expect(await activeAdmins()).toBe(2);
});

test("somebody who was suspended a moment ago cannot let themselves in again", async () => {
  const [one, other] = await twoAdmins();
  await one.calls.people.suspend({ id: other.id });
  await expect(other.calls.people.reinstate({ id: other.id })).rejects.toMatchObject({ code: "forbidden" });
});
