import { inspect } from "node:util";
import { hubTokens } from "@quarry/aws-core/hub/testing/hub-accounts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { anEndpointSpec } from "../requests/testing/an-endpoint-spec.ts";
import { personNamed, searchTeam } from "../testing/walked-records.ts";
import { useWorld } from "../testing/world.ts";
import type { Person } from "../testing/world.ts";
import { openHubToken } from "./open-hub-token.ts";
import { mostHubTokens } from "./schema.ts";
import { askedFor, gatedModel, gatedWith, keptToken, useHub } from "./testing/gated-endpoint.ts";

const world = useWorld();
const hub = useHub(world);
type Calls = Awaited<ReturnType<typeof world.as>>;
let linus: Calls;
let margaret: Calls;

beforeAll(async () => {
  [linus, margaret] = [await world.as("linus"), await world.as("margaret")];
});
beforeEach(async () => {
  world.simulator.loadScenario("company");
  await world.database.hubToken.deleteMany();
});

const { full, plain, waiting, narrow, writing } = hubTokens;

test("a token is kept with what the Hub says of it, and shown with its last four characters only", async () => {
  const added = await linus.hubTokens.add({ name: "Llama, read only", token: ` ${full} ` });
  expect(added).toMatchObject({
    name: "Llama, read only",
    team: { slug: "search", name: "Search" },
    owner: "acme-models",
    kind: "read",
    lastFour: full.slice(-4),
    addedBy: "Linus Pauling",
    lastUsedAt: null,
    endpoints: [],
    requests: [],
    mayRemove: true,
  });
  expect((await linus.hubTokens.list({})).items).toEqual([added]);
  const event = await world.database.event.findFirstOrThrow({
    where: { name: "hub-token.added", subjectId: added.id },
  });
  expect(event).toMatchObject({
    subjectLabel: "Llama, read only",
    after: { owner: "acme-models", kind: "read", lastFour: full.slice(-4) },
  });
});

test.each([
  { what: "one that the Hub does not know", token: "hf_NobodyKnowsThis", says: /does not know this token/u },
  { what: "none at all", token: "AKIASOMETHINGELSE", says: /begin with hf_/u },
])("$what is not kept, and not repeated", async ({ token, says }) => {
  const refusal: unknown = await linus.hubTokens.add({ name: "x", token }).catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    code: "invalid",
    data: { details: [{ path: "token", message: expect.stringMatching(says) }] },
  });
  expect(inspect(refusal, { depth: 20, showHidden: true })).not.toContain(token);
  expect(await world.database.hubToken.count()).toBe(0);
});

test("a name that is the token by mistake is refused", async () => {
  await expect(linus.hubTokens.add({ name: full, token: full })).rejects.toMatchObject({
    code: "invalid",
    data: { details: [{ path: "name", message: expect.not.stringContaining(full) }] },
  });
});

test("a Hub that does not answer may be asked again, and nothing is kept unverified", async () => {
  world.means.configuration.hubEndpoint = "http://127.0.0.1:9";
  const added = linus.hubTokens.add({ name: "x", token: full });
  await expect(added).rejects.toMatchObject({ code: "aws-unavailable" });
  world.means.configuration.hubEndpoint = hub.server().url;
  expect(await world.database.hubToken.count()).toBe(0);
});

test("a team has each name once, also of two who add one at the same moment; another team has it too", async () => {
  const both = await Promise.allSettled([
    linus.hubTokens.add({ name: "llama", token: full }),
    linus.hubTokens.add({ name: "LLAMA", token: full }),
  ]);
  const refused = both.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
  expect(refused).toEqual([expect.objectContaining({ code: "invalid" })]);
  await expect(linus.hubTokens.add({ name: "Llama", token: full })).rejects.toMatchObject({
    data: { details: [{ path: "name", message: expect.stringMatching(/of this name/u) }] },
  });
  await margaret.hubTokens.add({ name: "llama", token: full });
});

test("a name is free again once its token was removed", async () => {
  const { id } = await linus.hubTokens.add({ name: "llama", token: full });
  await linus.hubTokens.remove({ id });
  const again = await linus.hubTokens.add({ name: "llama", token: full });
  expect((await linus.hubTokens.list({})).items).toEqual([again]);
});

test("a team keeps so many tokens and no more, also of those added at the same moment", async () => {
  const [team, ada] = [await searchTeam(world), await personNamed(world, "ada")];
  const facts = {
    teamId: team.id,
    addedById: ada.id,
    owner: "x",
    kind: "read",
    lastFour: "xxxx",
    sealed: "x",
  };
  await world.database.hubToken.createMany({
    data: Array.from({ length: mostHubTokens - 1 }, (_, at) => ({ ...facts, name: `t${at}` })),
  });
  const names = ["the last", "one more", "another"];
  const added = await Promise.allSettled(names.map((name) => linus.hubTokens.add({ name, token: full })));
  const refused = added.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
  expect(refused).toMatchObject([{ code: "limit" }, { code: "limit" }]);
});

test("a token of another team is not found: not listed, not removed, not looked up with, not planned with", async () => {
  const tokenId = await keptToken(world, { person: "margaret" });
  expect((await linus.hubTokens.list({})).items).toEqual([]);
  await expect(linus.hubTokens.remove({ id: tokenId })).rejects.toMatchObject({ code: "not-found" });
  const found = linus.endpoints.lookUp({ repository: gatedModel, tokenId });
  await expect(found).rejects.toMatchObject({
    code: "not-found",
    data: { details: [{ path: "tokenId", message: expect.stringMatching(/another team/u) }] },
  });
  await expect(askedFor(world, tokenId)).rejects.toMatchObject({
    code: "not-found",
    data: { details: [{ path: "spec.deployment.model.access" }] },
  });
});

test("an admin sees every team's tokens, and still uses another team's for nothing", async () => {
  const tokenId = await keptToken(world, { person: "margaret" });
  const ada = await world.as("ada");
  expect((await ada.hubTokens.list({})).items.map(({ id }) => id)).toEqual([tokenId]);
  const spec = await anEndpointSpec(world, { model: gatedWith(tokenId) });
  const planned = ada.requests.plan({ kind: "endpoint.create", spec });
  await expect(planned).rejects.toMatchObject({ code: "not-found" });
  const found = ada.endpoints.lookUp({ repository: gatedModel, tokenId });
  await expect(found).rejects.toMatchObject({ code: "not-found" });
});

test("a viewer of the team sees which tokens there are, and uses none, unless they are an admin", async () => {
  const tokenId = await keptToken(world);
  const viola = await world.as("viola");
  expect((await viola.hubTokens.list({})).items).toMatchObject([{ id: tokenId, mayRemove: false }]);
  await expect(viola.endpoints.lookUp({ repository: gatedModel, tokenId })).rejects.toMatchObject({
    code: "forbidden",
  });
  const { id } = await searchTeam(world);
  const asViewer = { id, slug: "search", name: "Search", role: "viewer" } as const;
  const alsoViewer = async (person: Person) => {
    const actor = await world.actor(person);
    if (actor.kind !== "user") throw new Error("not a person");
    const teams = actor.teams.filter(({ slug }) => slug !== "search");
    return world.asActor({ ...actor, teams: [...teams, asViewer] });
  };
  const byMember = (await alsoViewer("alan")).endpoints.lookUp({ repository: gatedModel, tokenId });
  await expect(byMember).rejects.toMatchObject({ code: "not-found" });
  const byAdmin = (await alsoViewer("ada")).endpoints.lookUp({ repository: gatedModel, tokenId });
  await expect(byAdmin).resolves.toMatchObject({ gated: "manual" });
});

test.each<Person>(["linus", "grace", "ada"])("%s removes a token that Linus added", async (person) => {
  const id = await keptToken(world);
  await expect((await world.as(person)).hubTokens.remove({ id })).resolves.toEqual({ id });
});

test("a member does not remove a token that somebody else added", async () => {
  const id = await keptToken(world, { person: "grace" });
  await expect(linus.hubTokens.remove({ id })).rejects.toMatchObject({ code: "forbidden" });
  expect((await linus.hubTokens.list({})).items).toMatchObject([{ id, mayRemove: false }]);
});

test("a removed token is gone from the table, from the list and from every use, and says who removed it", async () => {
  const id = await keptToken(world);
  await (await world.as("grace")).hubTokens.remove({ id });
  expect(await world.database.hubToken.findUniqueOrThrow({ where: { id } })).toMatchObject({
    sealed: null,
    removedAt: expect.any(Date),
  });
  expect((await linus.hubTokens.list({})).items).toEqual([]);
  await expect(linus.endpoints.lookUp({ repository: gatedModel, tokenId: id })).rejects.toMatchObject({
    message: expect.stringMatching(/was removed by Grace Hopper/u),
  });
  await expect(linus.hubTokens.remove({ id })).rejects.toMatchObject({ code: "not-found" });
});

test("a token that several remove at the same moment is removed once", async () => {
  const id = await keptToken(world);
  const people = await Promise.all(
    (["linus", "grace", "ada", "linus", "grace"] as const).map((person) => world.as(person)),
  );
  const removed = await Promise.allSettled(people.map((calls) => calls.hubTokens.remove({ id })));
  expect(removed.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const events = await world.database.event.count({ where: { name: "hub-token.removed", subjectId: id } });
  expect(events).toBe(1);
});

test("what is kept holds a secret and what is removed holds none, whatever is written", async () => {
  const id = await keptToken(world);
  const { hubToken } = world.database;
  const constraint = /HubToken_sealed_while_kept/u;
  await expect(hubToken.update({ where: { id }, data: { removedAt: new Date() } })).rejects.toThrow(
    constraint,
  );
  await expect(hubToken.update({ where: { id }, data: { sealed: null } })).rejects.toThrow(constraint);
});

test("a token that was sealed for one row does not open in another", async () => {
  const [mine, theirs] = [await keptToken(world), await keptToken(world, { token: writing })];
  const teams = [(await searchTeam(world)).id];
  const { sealed } = await world.database.hubToken.findUniqueOrThrow({ where: { id: theirs } });
  await world.database.hubToken.update({ where: { id: mine }, data: { sealed } });
  await expect(openHubToken(world.means, { id: mine, teams })).rejects.toMatchObject({
    code: "conflict",
  });
  const opened = await openHubToken(world.means, { id: theirs, teams });
  expect(opened.secret.reveal()).toBe(writing);
  expect(inspect(opened, { depth: 5 })).not.toContain(writing);
});

test("a gated model is looked up with a token of the team, which is then shown as used", async () => {
  const tokenId = await keptToken(world);
  const model = await linus.endpoints.lookUp({ repository: gatedModel, tokenId });
  expect(model).toMatchObject({ gated: "manual", commit: expect.any(String) });
  expect(JSON.stringify(model)).not.toContain(full);
  const { items } = await linus.hubTokens.list({});
  expect(items).toMatchObject([{ lastUsedAt: expect.any(String) }]);
});

test.each([
  { what: "no token", token: undefined, at: "tokenId", says: /is gated.*Accept the terms/u },
  { what: "a token without access", token: plain, at: "tokenId", says: /has no access.*Accept the terms/u },
  { what: "a request for access that waits", token: waiting, at: "tokenId", says: /has not decided yet/u },
  { what: "a token that does not cover it", token: narrow, at: "tokenId", says: /does not cover gated/u },
])("$what is told from the others at a gated model", async ({ token, at, says }) => {
  const chosen = token === undefined ? {} : { tokenId: await keptToken(world, { token }) };
  const input = { repository: gatedModel, ...chosen };
  const refusal: unknown = await linus.endpoints.lookUp(input).catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    code: "invalid",
    data: { details: [{ path: at, message: expect.stringMatching(says) }] },
  });
  expect(inspect(refusal, { depth: 20, showHidden: true })).not.toMatch(/hf_Quarry/u);
});

test("a list says which requests and endpoints name a token", async () => {
  const id = await keptToken(world);
  const request = await askedFor(world, id);
  const name = `made-${crypto.randomUUID().slice(0, 8)}`;
  const { connectionId, deployment } = await anEndpointSpec(world, { model: gatedWith(id), name });
  const place = { connectionId, region: "us-west-2", name, spec: deployment };
  const made = await world.database.endpoint.create({ data: { ...place, wish: "running" } });
  const named = { endpoints: [{ id: made.id, name }], requests: [{ id: request.id, name: request.title }] };
  expect((await linus.hubTokens.list({})).items).toMatchObject([named]);
  await linus.requests.cancel({ id: request.id });
  await world.database.endpoint.update({ where: { id: made.id }, data: { goneAt: new Date() } });
  expect((await linus.hubTokens.list({})).items).toMatchObject([{ endpoints: [], requests: [] }]);
});
