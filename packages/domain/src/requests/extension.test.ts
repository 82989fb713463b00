import { beforeAll, beforeEach, expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import { provisionRequest } from "./provision-request.ts";
import { anEndpointSpec } from "./testing/an-endpoint-spec.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let linus: Calls;

beforeAll(async () => {
  linus = await world.as("linus");
  world.means.configuration.hubEndpoint = "http://127.0.0.1:9";
});

beforeEach(() => world.simulator.loadScenario("company"));

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const rowOf = (id: string) => world.database.endpoint.findUniqueOrThrow({ where: { id } });
const always = { schedule: null, idleMinutes: null };

async function decided({ id, version, specHash }: { id: string; version: number; specHash: string }) {
  for (const approver of ["grace", "ada"] as const) {
    await (await world.as(approver)).requests.approve({ id, version, specHash });
  }
  await provisionRequest(world.job("requests.provision"), { requestId: id });
}

/** An endpoint that ends in four hours. */
async function ending() {
  const spec = { ...(await anEndpointSpec(world)), hoursToLive: 4 };
  const asked = await linus.requests.submit({ kind: "endpoint.create", spec });
  await decided(asked);
  const row = await world.database.endpoint.findUniqueOrThrow({ where: { requestId: asked.id } });
  expect(row.endsAt).not.toBeNull();
  return row;
}

const extension = (endpointId: string, endsAt: string | null) => ({
  kind: "endpoint.extend" as const,
  spec: { endpointId, endsAt, justification: "The evaluation takes longer" },
});

test("an earlier end is set at once, a later one or none is not", async () => {
  const { id } = await ending();
  await linus.endpoints.setLife({ ...always, id, endsAt: inHours(2) });
  for (const endsAt of [inHours(3), null]) {
    await expect(linus.endpoints.setLife({ ...always, id, endsAt })).rejects.toThrow(/approver decides/u);
  }
});

test.each([["later", inHours(30)] as const, ["never", null] as const])(
  "an end that comes %s is planned with its price, and holds once it is approved",
  async (_when, endsAt) => {
    const { id, endsAt: before } = await ending();
    const { plan } = await linus.requests.plan(extension(id, endsAt));
    expect(plan).toMatchObject({
      endsBefore: before?.toISOString(),
      hourlyMicrodollars: expect.stringMatching(/^[1-9]\d+$/u),
      call: { operation: "ExtendEndpoint", input: { endsAt } },
    });
    const asked = await linus.requests.submit(extension(id, endsAt));
    expect((await rowOf(id)).endsAt).toEqual(before);
    await world.database.endpoint.update({ where: { id }, data: { endNoticedAt: new Date() } });
    await decided(asked);
    expect((await rowOf(id)).endsAt?.toISOString() ?? null).toBe(endsAt);
    expect((await rowOf(id)).endNoticedAt).toBeNull();
    expect(await linus.requests.get({ id: asked.id })).toMatchObject({ state: "active" });
  },
);

test("an end that is not later, too far or of somebody else's endpoint is not planned", async () => {
  const { id } = await ending();
  await expect(linus.requests.plan(extension(id, inHours(1)))).rejects.toThrow(/not later/u);
  await expect(linus.requests.plan(extension(id, inHours(24 * 400)))).rejects.toThrow(/365 days/u);
  const margaret = await world.as("margaret");
  await expect(margaret.requests.plan(extension(id, inHours(9)))).rejects.toMatchObject({
    code: "not-found",
  });
  await world.database.endpoint.update({ where: { id }, data: { endsAt: null } });
  await expect(linus.requests.plan(extension(id, inHours(9)))).rejects.toThrow(/no end/u);
});

test("an endpoint that goes meanwhile is not brought back", async () => {
  const { id, name } = await ending();
  const asked = await linus.requests.submit(extension(id, inHours(9)));
  await linus.endpoints.delete({ id, name });
  await decided(asked);
  expect(await linus.requests.get({ id: asked.id })).toMatchObject({
    state: "failed",
    failure: { title: "The endpoint has ended" },
  });
  expect(await rowOf(id)).toMatchObject({ wish: "deleted" });
});
