import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { hours, minutes } from "../operation/units.ts";
import { findActor, findSessionActor, findTokenActor } from "./find-actor.ts";
import type { Person, World } from "../testing/world.ts";
import { useWorld } from "../testing/world.ts";
import { beginSession } from "./begin-session.ts";
import { endSession } from "./end-session.ts";
import { endSessionsOf } from "./end-sessions-of.ts";

const world = useWorld();
const nobody = { kind: "anonymous" };
const idOf = async (person: Person) =>
  (await world.database.user.findUniqueOrThrow({ where: { email: `${person}@example.com` } })).id;
const sessionOf = async (person: Person) => beginSession(world.database, await idOf(person));
const hoursAgo = (count: number) => new Date(Date.now() - hours(count));
const lastEvent = (given: World) => given.database.event.findFirstOrThrow({ orderBy: { sequence: "desc" } });

test("a session that was signed out is nobody's from the next request on, and no other session is touched", async () => {
  const [ended, other] = [await sessionOf("linus"), await sessionOf("linus")];
  await endSession(world.database, ended);
  expect(await findSessionActor(world.database, ended)).toEqual(nobody);
  expect(await findSessionActor(world.database, other)).toMatchObject({ email: "linus@example.com" });
  expect(await lastEvent(world)).toMatchObject({ name: "person.signed-out", actorId: ended.userId });
});

test("signing out twice, or at once with one cookie, is told once", async () => {
  const session = await sessionOf("linus");
  const count = () => world.database.event.count({ where: { name: "person.signed-out" } });
  const before = await count();
  await Promise.all(Array.from({ length: 12 }, () => endSession(world.database, session)));
  await endSession(world.database, session);
  expect(await count()).toBe(before + 1);
});

test("a session that a suspended person signs out stays ended when they may come back", async () => {
  const session = await sessionOf("viola");
  const suspend = (status: "active" | "suspended") =>
    world.database.user.update({ where: { id: session.userId }, data: { status } });
  await suspend("suspended");
  await endSession(world.database, session);
  await suspend("active");
  expect(await findSessionActor(world.database, session)).toEqual(nobody);
});

test("the session of somebody who is gone can be signed out, which says nothing", async () => {
  const session = { id: randomUUID(), userId: randomUUID(), began: new Date() };
  await endSession(world.database, session);
  expect(await world.database.endedSession.count({ where: { id: session.id } })).toBe(0);
});

test("a session is over after twelve hours, however often its cookie was renewed", async () => {
  const session = await sessionOf("grace");
  const aged = (milliseconds: number) => ({ ...session, began: new Date(Date.now() - milliseconds) });
  expect(await findSessionActor(world.database, aged(hours(12)))).toEqual(nobody);
  expect(await findSessionActor(world.database, aged(hours(12) - minutes(1)))).toMatchObject({
    kind: "user",
  });
});

test("what is known of ended sessions is cleared a day after they would have been over", async () => {
  const userId = await idOf("radia");
  const [old, recent] = [randomUUID(), randomUUID()];
  await world.database.endedSession.createMany({
    data: [
      { id: old, userId, expiresAt: hoursAgo(25) },
      { id: recent, userId, expiresAt: hoursAgo(23) },
    ],
  });
  await endSession(world.database, await sessionOf("radia"));
  const kept = await world.database.endedSession.findMany({ where: { id: { in: [old, recent] } } });
  expect(kept.map(({ id }) => id)).toEqual([recent]);
});

test("signing out everywhere ends every session that began before, and no API token", async () => {
  const [one, two, others] = [
    await sessionOf("margaret"),
    await sessionOf("margaret"),
    await sessionOf("alan"),
  ];
  const margaret = await world.as("margaret");
  const { token } = await margaret.settings.createToken({ name: "stays" });
  const { endedAt } = await margaret.settings.signOutEverywhere({});
  for (const session of [one, two]) expect(await findSessionActor(world.database, session)).toEqual(nobody);
  expect(await findSessionActor(world.database, others)).toMatchObject({ kind: "user" });
  expect(await findTokenActor(world.database, token)).toMatchObject({ email: "margaret@example.com" });
  expect(await lastEvent(world)).toMatchObject({
    name: "person.signed-out-everywhere",
    actorId: one.userId,
    after: { endedAt },
  });
  expect(await findSessionActor(world.database, await sessionOf("margaret"))).toMatchObject({ kind: "user" });
  expect(await findActor(world.database, one.userId)).toMatchObject({ kind: "user" });
});

test("an operator ends the sessions of somebody else, and unknown people are named", async () => {
  const session = await sessionOf("grace");
  await endSessionsOf(world.database, "Grace@example.com");
  expect(await findSessionActor(world.database, session)).toEqual(nobody);
  expect(await lastEvent(world)).toMatchObject({ actorName: "command line", subjectId: session.userId });
  await expect(endSessionsOf(world.database, "nobody@example.com")).rejects.toMatchObject({
    code: "not-found",
  });
});
