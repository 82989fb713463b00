import { expect, test } from "vitest";
import { asOperator } from "./as-operator.ts";
import { createPerson } from "./create-person.ts";
import { createTeam } from "./create-team.ts";
import { giveTeamRole } from "./give-team-role.ts";
import { AddPersonInput, AddTeamInput } from "./schema.ts";
import type { PersonFilter } from "./schema.ts";
import { useWorld } from "../testing/world.ts";

const world = useWorld();
const ada = () => world.as("ada");
const idOf = async (person: string) =>
  (await world.database.user.findUniqueOrThrow({ where: { email: `${person}@example.com` } })).id;
const lastEvent = () => world.database.event.findFirstOrThrow({ orderBy: { sequence: "desc" } });
const nobody = crypto.randomUUID();

test("people are listed by name, with roles, teams and the last time they signed in", async () => {
  const { items, total } = await (await world.as("radia")).people.list({});
  const names = items.map(({ name }) => name);
  expect(names).toEqual(names.toSorted());
  expect(total).toBe(items.length);
  expect(items.find(({ name }) => name === "Ada Lovelace")).toMatchObject({
    email: "ada@example.com",
    platformRole: "admin",
    status: "active",
    teams: [{ slug: "search", name: "Search", role: "member" }],
    lastSignedInAt: null,
    liveTokens: 0,
  });
});

test("the last sign-in is the newest of the audit trail, and only tokens that still work are counted", async () => {
  const id = await idOf("alan");
  const alan = await world.as("alan");
  await alan.settings.createToken({ name: "live" });
  const { view } = await alan.settings.createToken({ name: "gone" });
  await alan.settings.revokeToken({ id: view.id });
  const event = { name: "person.signed-in", actorKind: "user", actorName: "Alan Turing", requestId: "r" };
  const about = { subjectKind: "person", subjectId: id };
  await world.database.event.create({ data: { ...event, ...about } });
  await world.database.event.create({ data: { ...event, ...about } });
  const { at } = await lastEvent();
  await world.database.event.create({ data: { ...event, ...about, name: "person.signed-out" } });
  expect(await (await ada()).people.get({ id })).toMatchObject({
    lastSignedInAt: at.toISOString(),
    liveTokens: 1,
  });
});

const found = async (filter: Partial<PersonFilter>) =>
  (await (await ada()).people.list(filter)).items.map(({ name }) => name);

test.each<[string, Partial<PersonFilter>, string[]]>([
  ["part of a name, whatever its case", { q: "hopp" }, ["Grace Hopper"]],
  ["part of an e-mail", { q: "LINUS@" }, ["Linus Pauling"]],
  ["a wildcard, which stands for itself", { q: "%" }, []],
  ["another wildcard", { q: "a_a" }, []],
  ["a team", { team: "payments" }, ["Alan Turing", "Margaret Hamilton"]],
  ["a team that is not there", { team: "nowhere" }, []],
  ["a role in the portal", { role: "auditor" }, ["Radia Perlman"]],
  ["a role in any team", { role: "approver" }, ["Alan Turing", "Grace Hopper"]],
  ["a role in that team", { role: "approver", team: "search" }, ["Grace Hopper"]],
  ["no role at all", { role: "guest" }, ["Gustav Guest"]],
  ["a status", { status: "suspended" }, []],
])("people are found by %s", async (_what, filter, names) => {
  expect(await found(filter)).toEqual(names);
});

test("a role that is looked for in a team is one in that team, and not in another", async () => {
  const teams = [
    { team: "search", role: "viewer" as const },
    { team: "payments", role: "approver" as const },
  ];
  const { people } = await ada();
  await people.add({ email: "both@example.com", name: "Both Teams", teams });
  expect(await found({ role: "approver", team: "search" })).toEqual(["Grace Hopper"]);
  expect(await found({ role: "approver", team: "payments" })).toContain("Both Teams");
});

test("people come in pages that neither repeat nor lose anybody", async () => {
  const calls = await ada();
  const all = (await calls.people.list({})).items.map(({ id }) => id);
  const pages = await Promise.all([1, 2, 3, 4].map((page) => calls.people.list({ page, pageSize: 3 })));
  expect(pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(all.slice(0, 12));
  expect(all.length).toBeGreaterThan(6);
  expect(pages[0]?.total).toBe(all.length);
});

test("a person is added with a role and teams, at once and in one row of the audit trail", async () => {
  const added = await (
    await ada()
  ).people.add({
    email: " Barbara@Example.com ",
    name: "Barbara Liskov",
    role: "auditor",
    teams: [
      { team: "search", role: "viewer" },
      { team: "payments", role: "approver" },
    ],
  });
  expect(added).toMatchObject({
    email: "barbara@example.com",
    platformRole: "auditor",
    status: "active",
    teams: [
      { slug: "payments", role: "approver" },
      { slug: "search", role: "viewer" },
    ],
  });
  expect(await lastEvent()).toMatchObject({
    name: "person.added",
    actorName: "Ada Lovelace",
    subjectId: added.id,
    after: {
      email: "barbara@example.com",
      platformRole: "auditor",
      teams: ["search: viewer", "payments: approver"],
    },
  });
});

test("no two people have one e-mail, whatever its case, not even when both are added at once", async () => {
  const calls = await ada();
  await expect(calls.people.add({ email: "GRACE@example.com", name: "Impostor" })).rejects.toMatchObject({
    code: "conflict",
    data: { details: [{ path: "email", message: "grace@example.com has been added before." }] },
  });
  const emails = ["twin@example.com", "Twin@example.com", "TWIN@example.com"];
  const answers = await Promise.allSettled(emails.map((email) => calls.people.add({ email, name: "Twin" })));
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
  expect(refused).toMatchObject([{ code: "conflict" }, { code: "conflict" }]);
  const twins = { where: { email: { equals: "twin@example.com", mode: "insensitive" } } } as const;
  expect(await world.database.user.count(twins)).toBe(1);
});

test("somebody who is refused a team is not added at all", async () => {
  const person = { email: "half@example.com", name: "Half" };
  const calls = await ada();
  const role = "member" as const;
  await expect(
    calls.people.add({
      ...person,
      teams: [
        { team: "search", role },
        { team: "nowhere", role },
      ],
    }),
  ).rejects.toMatchObject({ code: "invalid", data: { details: [{ path: "teams.1.team" }] } });
  await expect(
    calls.people.add({
      ...person,
      teams: [
        { team: "search", role },
        { team: "search", role: "viewer" },
      ],
    }),
  ).rejects.toMatchObject({ data: { details: [{ path: "teams", message: "Name each team once." }] } });
  expect(await world.database.user.count({ where: { email: person.email } })).toBe(0);
});

test.each([
  ["email", { email: "no address", name: "x" }],
  ["email", { email: `${"x".repeat(10_240)}@example.com`, name: "x" }],
  ["email", { email: "a\u0000b@example.com", name: "x" }],
  ["name", { email: "x@example.com", name: "x".repeat(10_240) }],
  ["name", { email: "x@example.com", name: "a\u0007b" }],
  ["name", { email: "x@example.com", name: "gnp\u202Eexe" }],
  ["name", { email: "x@example.com", name: "   " }],
])("an unusable %s is refused at its field (%#)", async (path, person) => {
  await expect((await ada()).people.add(person)).rejects.toMatchObject({
    code: "invalid",
    data: { details: expect.arrayContaining([expect.objectContaining({ path })]) },
  });
});

test("a role in a team is given, changed and taken, and holds at the next request", async () => {
  const calls = await ada();
  const id = await idOf("gustav");
  const rolesNow = async () => (await (await world.as("gustav")).settings.me({})).roles;
  await calls.people.setTeamRole({ id, team: "payments", role: "member" });
  expect(await rolesNow()).toEqual(["member"]);
  await calls.people.setTeamRole({ id, team: "payments", role: "approver" });
  expect(await rolesNow()).toEqual(["approver"]);
  await calls.people.removeFromTeam({ id, team: "payments" });
  expect(await rolesNow()).toEqual(["guest"]);
  const events = await world.database.event.findMany({
    where: { subjectId: id },
    orderBy: { sequence: "asc" },
    select: { name: true, before: true, after: true },
  });
  expect(events).toEqual([
    { name: "team.member-added", before: null, after: { team: "payments", role: "member" } },
    { name: "team.member-added", before: { role: "member" }, after: { team: "payments", role: "approver" } },
    { name: "team.member-removed", before: { team: "payments", role: "approver" }, after: null },
  ]);
  await expect(calls.people.removeFromTeam({ id, team: "payments" })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("a role in the portal is given and taken, and both are told", async () => {
  const calls = await ada();
  const { id } = await calls.people.add({ email: "frances@example.com", name: "Frances Allen" });
  expect(await calls.people.changeRole({ id, role: "auditor" })).toMatchObject({ platformRole: "auditor" });
  expect(await lastEvent()).toMatchObject({
    name: "person.role-changed",
    before: { role: null },
    after: { role: "auditor" },
  });
  expect(await calls.people.changeRole({ id, role: null })).toMatchObject({ platformRole: null });
});

test("people and teams that are not there are told as that", async () => {
  const { people, teams } = await ada();
  const team = { team: "search", role: "member" } as const;
  const refused = { code: "not-found", message: "There is no such person." };
  await expect(people.get({ id: nobody })).rejects.toMatchObject(refused);
  await expect(people.changeRole({ id: nobody, role: null })).rejects.toMatchObject(refused);
  await expect(people.suspend({ id: nobody })).rejects.toMatchObject(refused);
  await expect(people.reinstate({ id: nobody })).rejects.toMatchObject(refused);
  await expect(people.setTeamRole({ id: nobody, ...team })).rejects.toMatchObject(refused);
  await expect(people.removeFromTeam({ id: nobody, team: "search" })).rejects.toMatchObject(refused);
  const id = await idOf("linus");
  const noTeam = { code: "not-found", message: "There is no such team." };
  await expect(people.setTeamRole({ id, ...team, team: "nowhere" })).rejects.toMatchObject(noTeam);
  await expect(teams.rename({ slug: "nowhere", name: "x" })).rejects.toMatchObject(noTeam);
});

test("a team is added once, under a slug that fits an address, and renamed under the same", async () => {
  const { teams, people } = await ada();
  expect(await teams.add({ slug: "growth", name: "Growth" })).toMatchObject({ slug: "growth", people: 0 });
  await expect(teams.add({ slug: "growth", name: "Again" })).rejects.toMatchObject({
    code: "conflict",
    data: { details: [{ path: "slug", message: "There is a team growth already." }] },
  });
  await expect(teams.add({ slug: "Not a slug", name: "x" })).rejects.toMatchObject({ code: "invalid" });
  await expect(teams.add({ slug: "rules", name: "x" })).rejects.toMatchObject({ code: "invalid" });
  await people.setTeamRole({ id: await idOf("linus"), team: "growth", role: "viewer" });
  expect(await teams.rename({ slug: "growth", name: "Growth and joy" })).toMatchObject({
    slug: "growth",
    name: "Growth and joy",
    people: 1,
  });
  expect(await lastEvent()).toMatchObject({
    name: "team.renamed",
    before: { name: "Growth" },
    after: { name: "Growth and joy" },
  });
  const { items } = await (await world.as("radia")).teams.list({});
  expect(items.map(({ slug }) => slug)).toEqual(["growth", "payments", "search"]);
});

test("of two who add one team at once, one is told that it is there", async () => {
  const { teams } = await ada();
  const answers = await Promise.allSettled([1, 2, 3].map((n) => teams.add({ slug: "race", name: `T${n}` })));
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
  expect(refused).toMatchObject([{ code: "conflict" }, { code: "conflict" }]);
});

test("an operator at the command line writes the same, in the name of the command line", async () => {
  const { database } = world;
  const team = AddTeamInput.parse({ slug: "ops", name: "Operations" });
  await asOperator(database, "team.added", (transaction) => createTeam(transaction, team));
  const person = AddPersonInput.parse({ email: "Op@example.com", name: "Op Erator" });
  const id = await asOperator(database, "person.added", (transaction) => createPerson(transaction, person));
  const gift = { person: { email: "op@example.com" }, team: "ops", role: "viewer" } as const;
  await asOperator(database, "team.member-added", (transaction) => giveTeamRole(transaction, gift));
  expect(await (await ada()).people.get({ id })).toMatchObject({ teams: [{ slug: "ops", role: "viewer" }] });
  const events = await database.event.findMany({ where: { actorName: "command line" } });
  expect(events.map(({ name }) => name)).toEqual(["team.added", "person.added", "team.member-added"]);
});
