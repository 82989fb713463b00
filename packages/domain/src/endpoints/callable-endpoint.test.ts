import { beforeAll, beforeEach, expect, test } from "vitest";
import { searchTeam } from "../testing/walked-records.ts";
import { useWorld } from "../testing/world.ts";
import { aPrompt, invocationsSeen, takenEndpoint } from "./testing/taken-endpoint.ts";

const world = useWorld();
let linus: Awaited<ReturnType<typeof world.as>>;

beforeAll(async () => {
  linus = await world.as("linus");
});

beforeEach(async () => {
  world.simulator.loadScenario("company");
  await world.database.endpoint.deleteMany();
});

test("an endpoint of another team is not found, in any way of calling it", async () => {
  const { id: teamId } = await world.database.team.findUniqueOrThrow({ where: { slug: "payments" } });
  const id = await takenEndpoint(world, "twinllama-trial", { teamId });
  for (const call of [
    () => linus.endpoints.invoke({ id, call: aPrompt() }),
    () => linus.endpoints.bodyForm({ id }),
    () => linus.endpoints.callCode({ id, body: "{}" }),
  ])
    await expect(call()).rejects.toMatchObject({ code: "not-found" });
  expect(invocationsSeen(world)).toEqual([]);
});

test("an endpoint that nobody has taken in is called by admins only", async () => {
  const id = await takenEndpoint(world, "twinllama-trial", { teamId: null });
  await expect(linus.endpoints.invoke({ id, call: aPrompt() })).rejects.toMatchObject({ code: "forbidden" });
  expect((await linus.endpoints.bodyForm({ id })).obstacle).toMatch(/only admins/u);
  const ada = await world.as("ada");
  expect((await ada.endpoints.bodyForm({ id })).obstacle).toBeNull();
  let last = "";
  for await (const { type } of await ada.endpoints.invoke({ id, call: aPrompt() })) last = type;
  expect(last).toBe("done");
});

test("who only looks at a team does not call its endpoints by working in another", async () => {
  const [search, payments] = await Promise.all([
    searchTeam(world),
    world.database.team.findUniqueOrThrow({ where: { slug: "payments" } }),
  ]);
  const viola = await world.database.user.findUniqueOrThrow({ where: { email: "viola@example.com" } });
  const further = { userId: viola.id, teamId: payments.id, role: "member" } as const;
  await world.database.membership.create({ data: further });
  const id = await takenEndpoint(world, "twinllama-trial", { teamId: search.id });
  const calls = await world.as("viola");
  await expect(calls.endpoints.invoke({ id, call: aPrompt() })).rejects.toMatchObject({ code: "forbidden" });
  await world.database.membership.deleteMany({ where: further });
});

test("an endpoint that is gone is not called", async () => {
  const id = await takenEndpoint(world, "twinllama-trial", { goneAt: new Date() });
  await expect(linus.endpoints.invoke({ id, call: aPrompt() })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/Nothing of this endpoint/u),
  });
});
