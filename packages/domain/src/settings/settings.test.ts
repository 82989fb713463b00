import { expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import { findDemoPerson } from "./demo-people.ts";
import { findActor, findTokenActor } from "./find-actor.ts";
import { issueToken } from "./issue-token.ts";
import { recordSignIn } from "./record-sign-in.ts";
import { signInPerson } from "./sign-in-person.ts";

const world = useWorld();
const addPerson = async (email: string, name: string) => (await world.as("ada")).people.add({ email, name });
const userOf = (person: string) =>
  world.database.user.findUniqueOrThrow({ where: { email: `${person}@example.com` } });

test("a token lets its owner in with the roles they have now, and is stored only as a hash", async () => {
  const linus = await world.as("linus");
  const { token } = await linus.settings.createToken({ name: "notebook" });
  expect(await findTokenActor(world.database, token)).toMatchObject({
    kind: "user",
    email: "linus@example.com",
    via: { kind: "token" },
  });
  const rows = await world.database.$queryRaw<{ row: string }[]>`
    SELECT t::text AS row FROM "ApiToken" t UNION ALL SELECT e::text FROM "Event" e`;
  expect(rows.some(({ row }) => row.includes(token))).toBe(false);
  expect(JSON.stringify(await linus.settings.tokens({}))).not.toContain(token);
});

test("an unknown, expired or revoked token, or one of a suspended owner, is nobody", async () => {
  const margaret = await world.as("margaret");
  const made = await margaret.settings.createToken({ name: "soon gone" });
  const nobody = { kind: "anonymous" };
  expect(await findTokenActor(world.database, `${made.token}x`)).toEqual(nobody);

  await world.database.apiToken.update({
    where: { id: made.view.id },
    data: { expiresAt: new Date(Date.now() - 1) },
  });
  expect(await findTokenActor(world.database, made.token)).toEqual(nobody);

  const second = await margaret.settings.createToken({ name: "revoked" });
  await margaret.settings.revokeToken({ id: second.view.id });
  expect(await findTokenActor(world.database, second.token)).toEqual(nobody);

  const third = await margaret.settings.createToken({ name: "suspended" });
  await world.database.user.update({
    where: { email: "margaret@example.com" },
    data: { status: "suspended" },
  });
  expect(await findTokenActor(world.database, third.token)).toEqual(nobody);
  await world.database.user.update({ where: { email: "margaret@example.com" }, data: { status: "active" } });
});

test("nobody can revoke or see the token of another person", async () => {
  const [linus, ada] = [await world.as("linus"), await world.as("ada")];
  const { view } = await linus.settings.createToken({ name: "mine" });
  await expect(ada.settings.revokeToken({ id: view.id })).rejects.toMatchObject({ code: "not-found" });
  expect((await ada.settings.tokens({})).tokens.map(({ id }) => id)).not.toContain(view.id);
});

test("a demotion or suspension acts at the next request", async () => {
  const { id } = await userOf("grace");
  const roles = async () => await findActor(world.database, id);
  expect(await roles()).toMatchObject({ teams: [{ role: "approver" }] });
  await world.database.membership.updateMany({ where: { userId: id }, data: { role: "viewer" } });
  expect(await roles()).toMatchObject({ teams: [{ role: "viewer" }] });
  await world.database.membership.updateMany({ where: { userId: id }, data: { role: "approver" } });
});

test("an OpenID identity is known by issuer and subject; the e-mail counts only at the first sign-in", async () => {
  await addPerson("Edsger@example.com", "Edsger Dijkstra");
  const claims = {
    issuer: "https://id.example.com",
    subject: "s-1",
    email: "edsger@example.com",
    name: "Edsger",
  };
  const first = await signInPerson(world.database, claims);
  const renamed = await signInPerson(world.database, { ...claims, email: "new@example.com" });
  expect(renamed).toEqual(first);
  const impostor = await signInPerson(world.database, { ...claims, subject: "s-2" });
  expect(impostor).toEqual({ refused: "not-added" });
  const otherIssuer = await signInPerson(world.database, { ...claims, issuer: "https://evil.example.com" });
  expect(otherIssuer).toEqual({ refused: "not-added" });
});

test("someone nobody has added cannot sign in, nor someone suspended", async () => {
  const claims = {
    issuer: "https://id.example.com",
    subject: "s-9",
    email: "stranger@example.com",
    name: "?",
  };
  expect(await signInPerson(world.database, claims)).toEqual({ refused: "not-added" });
  await addPerson("stranger@example.com", "Stranger");
  await world.database.user.update({
    where: { email: "stranger@example.com" },
    data: { status: "suspended" },
  });
  expect(await signInPerson(world.database, claims)).toEqual({ refused: "suspended" });
  expect(await world.database.identity.count({ where: { subject: "s-9" } })).toBe(0);
});

test("only the demo's own people are found for the demo's sign-in", async () => {
  await addPerson("real@example.com", "Real Person");
  expect(await findDemoPerson(world.database, "real@example.com")).toBeNull();
  expect(await findDemoPerson(world.database, "ada@example.com")).toMatchObject({ id: expect.any(String) });
});

test("an operator issues a token through the person's own operation, and unknown people are named", async () => {
  const token = await issueToken(world.means, { email: "linus@example.com", name: "ci", days: 30 });
  expect(await findTokenActor(world.database, token)).toMatchObject({ email: "linus@example.com" });
  const unknown = issueToken(world.means, { email: "nobody@example.com", name: "ci", days: 30 });
  await expect(unknown).rejects.toMatchObject({ code: "not-found" });
});

test.each([
  ["too long", "x".repeat(10_000)],
  ["a control character", "a\u0007b"],
  ["a line break", "a\nb"],
  ["a bidirectional override", "a\u202Eb"],
  ["nothing but blanks", "   "],
])("a name with %s is refused at its field", async (_what, name) => {
  const linus = await world.as("linus");
  await expect(linus.settings.createToken({ name })).rejects.toMatchObject({
    code: "invalid",
    status: 400,
    data: { details: [expect.objectContaining({ path: "name" })] },
  });
});

test.each(["<script>alert(1)</script>", "👩‍🔬 лаборатория", '\'; DROP TABLE "User"; --'])(
  "the name %s is stored as the text it is",
  async (name) => {
    const linus = await world.as("linus");
    expect((await linus.settings.createToken({ name })).view.name).toBe(name);
  },
);

test("a sign-in leaves an event that names the way in", async () => {
  const { id } = await userOf("radia");
  await recordSignIn(world.database, id, "openid");
  const event = await world.database.event.findFirstOrThrow({ orderBy: { sequence: "desc" } });
  expect(event).toMatchObject({ name: "person.signed-in", actorId: id, after: { provider: "openid" } });
});

test("somebody in no team may see who they are and nothing of the company", async () => {
  const { roles, permissions } = await (await world.as("viola")).settings.me({});
  expect(roles).toEqual(["viewer"]);
  expect(permissions).toContain("profiles.read");
  await world.database.user.create({ data: { email: "new@example.com", name: "New" } });
  const actor = await findActor(world.database, (await userOf("new")).id);
  expect(await world.asActor(actor).settings.me({})).toMatchObject({
    roles: ["guest"],
    permissions: ["settings.read", "sessions.end"],
  });
});
