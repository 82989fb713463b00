import { randomUUID } from "node:crypto";
import { text } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import type { Person } from "../testing/world.ts";
import { findProfileIds, visibleProfiles } from "./find-profiles.ts";
import { mirrorProfiles } from "./mirror-profiles.ts";
import { ProfileSelection, profileSorts } from "./schema.ts";

const world = useWorld();

// Every third profile is adopted by search, every fourth by payments, and some are in an account of payments alone.
beforeAll(async () => {
  const { database } = world;
  const company = await database.connection.findFirstOrThrow();
  for (const region of company.regions) {
    await mirrorProfiles(world.job("profiles.mirror"), { connectionId: company.id, region });
  }
  const [payments, search] = await database.team.findMany({ orderBy: { slug: "asc" } });
  const own = await database.connection.create({
    data: { name: "Payments", accountId: "222233334444", regions: [], teamId: payments?.id ?? null },
  });
  const rows = await database.profile.findMany({ orderBy: { arn: "asc" } });
  const { userId: adoptedById } = await personOf("margaret");
  for (const [index, { id }] of rows.entries()) {
    const teams = [...(index % 3 === 0 ? [search] : []), ...(index % 4 === 0 ? [payments] : [])];
    for (const team of teams) {
      await database.adoption.create({ data: { profileId: id, teamId: team?.id ?? "", adoptedById } });
    }
    if (index % 10 !== 1) continue;
    await database.profile.update({ where: { id }, data: { connectionId: own.id } });
  }
});

async function personOf(person: Person) {
  const actor = await world.actor(person);
  if (actor.kind !== "user") throw new Error(`${person} may not come in`);
  return actor;
}

async function chosenBy(person: Person, given: object) {
  return { actor: await world.actor(person), selection: ProfileSelection.parse(given) };
}

function compare(one: unknown, other: unknown): number {
  const [first, second] = [one, other].map((value) =>
    value instanceof Date ? value.toISOString() : String(value),
  );
  if (first === second) return 0;
  return String(first) < String(second) ? -1 : 1;
}

const everything = { skip: 0, take: null };

test.each(["linus", "margaret", "viola", "gustav", "ada", "radia"] as const)(
  "a list shows %s exactly the profiles that can be opened one by one",
  async (person) => {
    const chosen = await chosenBy(person, { scope: "all" });
    const opened = await world.database.profile.findMany({ where: visibleProfiles(chosen.actor) });
    const { ids, total } = await findProfileIds(world.database, chosen, everything);
    expect(ids.toSorted()).toEqual(opened.map(({ id }) => id).toSorted());
    expect(total).toBe(ids.length);
  },
);

test("what only another team has adopted, or its account holds, is counted for that team alone", async () => {
  const counted = async (person: Person) => {
    const { type } = await (await world.as(person)).profiles.facets({});
    return type.reduce((sum, { count }) => sum + count, 0);
  };
  const [linus, margaret, ada] = [await counted("linus"), await counted("margaret"), await counted("ada")];
  expect(linus).toBeLessThan(margaret);
  expect(margaret).toBeLessThan(ada);
  expect(ada).toBe(await world.database.profile.count({ where: { goneAt: null } }));
});

test("every count beside a list is the length of the list that it leads to", async () => {
  const linus = await world.as("linus");
  const facets = await linus.profiles.facets({ q: "search" });
  expect(facets.tag.length).toBeGreaterThan(5);
  for (const [facet, values] of Object.entries(facets)) {
    expect(values.length).toBeGreaterThan(0);
    for (const { value, count } of values) {
      const { total } = await linus.profiles.list({ q: "search", [facet]: [value] });
      expect(`${facet} ${value}: ${total}`).toBe(`${facet} ${value}: ${count}`);
    }
  }
});

test("counts come most frequent first, and profiles of a model that AWS does not name are in none", async () => {
  const { id } = await world.database.profile.findFirstOrThrow({ where: { type: "SYSTEM_DEFINED" } });
  const ada = await world.as("ada");
  const sum = async () => {
    const { model } = await ada.profiles.facets({});
    const counts = model.map(({ count }) => count);
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
    return counts.reduce((all, count) => all + count, 0);
  };
  const before = await sum();
  const { baseModelId } = await world.database.profile.findUniqueOrThrow({ where: { id } });
  await world.database.profile.update({ where: { id }, data: { baseModelId: null } });
  expect(await sum()).toBe(before - 1);
  await world.database.profile.update({ where: { id }, data: { baseModelId } });
});

test.each(["%", "_______", "\\"])("a search for %s finds what holds that text, and no more", async (q) => {
  const everyone = await world.database.profile.findMany({ include: { tags: true } });
  const holding = everyone.filter(({ name, arn, description, baseModelId, tags }) =>
    [name, arn, description, baseModelId, ...tags.map(({ value }) => value)].some((held) =>
      held?.includes(q),
    ),
  );
  const { total } = await (await world.as("ada")).profiles.list({ q, scope: "all" });
  expect(total).toBe(holding.length);
});

test("a page behind the last one is empty and still tells how many there are", async () => {
  const linus = await world.as("linus");
  const { total } = await linus.profiles.list({});
  expect(await linus.profiles.list({ page: 1000 })).toMatchObject({ items: [], total });
});

test.each(profileSorts)("a list by %s rises, or falls the other way round", async (sort) => {
  const { ids } = await findProfileIds(world.database, await chosenBy("ada", { sort }), everything);
  const falling = await findProfileIds(
    world.database,
    await chosenBy("ada", { sort, order: "desc" }),
    everything,
  );
  const rows = await world.database.profile.findMany();
  const valueOf = new Map(rows.map((row) => [row.id, row[sort]]));
  const rising = ids.map((id) => valueOf.get(id));
  expect(rising).toEqual(rising.toSorted((one, other) => compare(one, other)));
  expect(falling.ids.map((id) => valueOf.get(id))).toEqual(rising.toReversed());
});

test("a file holds every row of the list, in its order", async () => {
  const linus = await world.as("linus");
  const filter = { sort: "region", order: "desc" } as const;
  const listed: string[] = [];
  const { total } = await linus.profiles.list(filter);
  for (let page = 1; listed.length < total; page += 1) {
    const { items } = await linus.profiles.list({ ...filter, page, pageSize: 100 });
    listed.push(...items.map(({ arn }) => arn));
  }
  const { body } = await linus.profiles.download(filter);
  const [, ...lines] = (await text(body)).trimEnd().split("\r\n");
  expect(lines.map((line) => line.split(",")[1])).toEqual(listed);
});

test("a text that looks like SQL is only looked for", async () => {
  const linus = await world.as("linus");
  const q = `'); DROP TABLE "Profile"; -- ${randomUUID()}`;
  expect(await linus.profiles.list({ q, tag: [`${q}:${q}`], region: [q.slice(0, 30)] })).toMatchObject({
    total: 0,
  });
  expect((await linus.profiles.list({})).total).toBeGreaterThan(0);
});
