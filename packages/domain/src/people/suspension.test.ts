// Who may shut whom out, and what follows from it.
import { expect, test } from "vitest";
import { provisionRequest } from "../requests/provision-request.ts";
import { pendingRequests } from "../requests/testing/pending-requests.ts";
import { beginSession } from "../settings/begin-session.ts";
import { findDemoPerson } from "../settings/demo-people.ts";
import { findSessionActor, findTokenActor } from "../settings/find-actor.ts";
import { signInPerson } from "../settings/sign-in-person.ts";
import { useWorld } from "../testing/world.ts";

const world = useWorld();
const anonymous = { kind: "anonymous" };
const idOf = async (person: string) =>
  (await world.database.user.findUniqueOrThrow({ where: { email: `${person}@example.com` } })).id;
const own = {
  code: "forbidden",
  message: "Your own role in the portal and your own access are changed by another admin.",
};

async function anotherAdmin() {
  const { people } = await world.as("ada");
  const email = `admin-${crypto.randomUUID()}@example.com`;
  return people.add({ email, name: "Another Admin", role: "admin" });
}

test("a suspended person's session and token are refused at the next request, and so is signing in", async () => {
  const { people } = await world.as("ada");
  const id = await idOf("grace");
  const claims = {
    issuer: "https://id.example.com",
    subject: "g",
    email: "grace@example.com",
    name: "Grace",
  };
  expect(await signInPerson(world.database, claims)).toEqual({ id });
  const session = await beginSession(world.database, id);
  const { token } = await (await world.as("grace")).settings.createToken({ name: "notebook" });
  expect(await findSessionActor(world.database, session)).toMatchObject({ kind: "user" });

  expect(await people.suspend({ id })).toMatchObject({ status: "suspended" });
  expect(await findSessionActor(world.database, session)).toEqual(anonymous);
  expect(await findTokenActor(world.database, token)).toEqual(anonymous);
  expect(await signInPerson(world.database, claims)).toEqual({ refused: "suspended" });
  expect(await findDemoPerson(world.database, "grace@example.com")).toBeNull();

  expect(await people.reinstate({ id })).toMatchObject({ status: "active" });
  const back = { kind: "user", teams: [{ slug: "search", role: "approver" }] };
  expect(await findTokenActor(world.database, token)).toMatchObject(back);
  expect(await signInPerson(world.database, claims)).toEqual({ id });
  expect(await findSessionActor(world.database, await beginSession(world.database, id))).toMatchObject(back);
});

test("a session that a suspension ended stays ended when the person is reinstated", async () => {
  const { people } = await world.as("ada");
  const id = await idOf("margaret");
  const session = await beginSession(world.database, id);
  await people.suspend({ id });
  await people.reinstate({ id });
  expect(await findSessionActor(world.database, session)).toEqual(anonymous);
});

test("a suspension and a reinstatement are told, whether or not they changed anything", async () => {
  const { people } = await world.as("ada");
  const id = await idOf("viola");
  for (const act of [people.suspend, people.suspend, people.reinstate]) await act({ id });
  const events = await world.database.event.findMany({
    where: { subjectId: id },
    orderBy: { sequence: "asc" },
  });
  expect(events.map(({ name, before, after }) => ({ name, before, after }))).toEqual([
    { name: "person.suspended", before: { status: "active" }, after: { status: "suspended" } },
    { name: "person.suspended", before: { status: "suspended" }, after: { status: "suspended" } },
    { name: "person.reinstated", before: { status: "suspended" }, after: { status: "active" } },
  ]);
});

test("an approval of somebody suspended since does not count when it is carried out", async () => {
  const [request] = await pendingRequests(world, 1);
  if (!request) throw new Error("There is no request.");
  await (await world.as("grace")).requests.approve(request);
  const { people } = await world.as("ada");
  const id = await idOf("grace");
  await people.suspend({ id });
  await provisionRequest(world.job("requests.provision"), { requestId: request.id });
  await people.reinstate({ id });
  const { state, failure } = await world.database.request.findUniqueOrThrow({ where: { id: request.id } });
  expect(state).toBe("failed");
  expect(JSON.stringify(failure)).toContain("Somebody who approved it is suspended");
});

test("an admin can neither suspend nor demote nor promote themselves, however many admins there are", async () => {
  await anotherAdmin();
  const { people } = await world.as("ada");
  const id = await idOf("ada");
  await expect(people.suspend({ id })).rejects.toMatchObject(own);
  await expect(people.reinstate({ id })).rejects.toMatchObject(own);
  for (const role of [null, "auditor", "admin"] as const) {
    await expect(people.changeRole({ id, role })).rejects.toMatchObject(own);
  }
  expect(await people.get({ id })).toMatchObject({ platformRole: "admin", status: "active" });
});

test("another admin may be demoted and suspended", async () => {
  const { people } = await world.as("ada");
  const { id } = await anotherAdmin();
  expect(await people.suspend({ id })).toMatchObject({ status: "suspended", platformRole: "admin" });
  expect(await people.reinstate({ id })).toMatchObject({ status: "active" });
  expect(await people.changeRole({ id, role: null })).toMatchObject({ platformRole: null });
});
