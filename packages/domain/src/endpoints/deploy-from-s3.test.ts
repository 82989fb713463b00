import { beforeAll, beforeEach, expect, test } from "vitest";
import { EndpointPlan } from "../requests/endpoint-schema.ts";
import { anEndpointSpec } from "../requests/testing/an-endpoint-spec.ts";
import { useWorld } from "../testing/world.ts";

const world = useWorld();
let linus: Awaited<ReturnType<typeof world.as>>;

beforeAll(async () => {
  linus = await world.as("linus");
});

beforeEach(() => world.simulator.loadScenario("company"));

const models = "s3://quarry-models-111122223333";

async function planOf(uri: string) {
  const spec = await anEndpointSpec(world, { model: { source: "s3", uri } });
  const { plan } = await linus.requests.plan({ kind: "endpoint.create", spec });
  return EndpointPlan.parse(plan);
}

test("a model in S3 is looked for, and its size fills the memory", async () => {
  const { checks } = await planOf(`${models}/llama-3.1-8b/`);
  const check = (id: string) => checks.find((each) => each.id === id);
  expect(check("access")).toMatchObject({
    verdict: "ok",
    why: expect.stringMatching(/7 files of 16\.1 GB/u),
  });
  expect(check("memory")).toMatchObject({ verdict: "ok", why: expect.stringMatching(/about 18/u) });
});

test.each([
  [`${models}/none/`, "access", /nothing at/u],
  ["s3://quarry-no-such-bucket/llama/", "access", /no bucket/u],
  ["s3://quarry-models-eu-111122223333/zephyr-7b-beta/", "access", /eu-central-1.*Copy the model/u],
  [`${models}/llama-3.1-70b/`, "memory", /does not fit/u],
])("%s has no plan, and %s says why", async (uri, at, says) => {
  const detail = { path: `spec.deployment.${at}`, message: expect.stringMatching(says) };
  await expect(planOf(uri)).rejects.toMatchObject({
    code: "invalid",
    data: { details: expect.arrayContaining([detail]) },
  });
});

test("a bucket that Quarry may not list leaves the plan, and says what is not known", async () => {
  const { checks } = await planOf("s3://claims-models-444455556666/fraud/");
  const unknown = checks.filter(({ verdict }) => verdict === "unknown").map(({ id }) => id);
  expect(unknown).toEqual(expect.arrayContaining(["access", "memory"]));
});
