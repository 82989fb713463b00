import { surveyEndpoints } from "@quarry/aws-core/deployments/survey-endpoints";
import { beforeEach, expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import { keepSurvey, mirrorEndpoints } from "./mirror-endpoints.ts";

const world = useWorld();
const region = "us-west-2";

beforeEach(async () => {
  world.simulator.loadScenario("company");
  await world.database.endpointRun.deleteMany({ where: {} });
  await world.database.endpoint.deleteMany({ where: {} });
});

async function place() {
  const connection = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  return { connection, at: { connectionId: connection.id, region } };
}

const living = async () =>
  (await world.database.endpoint.findMany({ where: { goneAt: null } })).map(({ name }) => name).toSorted();

test("readings of a Region that end at once add each endpoint once", async () => {
  const { at } = await place();
  for (let round = 0; round < 10; round += 1) {
    await world.database.endpointRun.deleteMany({ where: {} });
    await world.database.endpoint.deleteMany({ where: {} });
    const mirror = () => mirrorEndpoints(world.job("endpoints.mirror"), at);
    await Promise.all([mirror(), mirror(), mirror()]);
    const names = await living();
    expect(names).toEqual([...new Set(names)]);
    expect(names).toContain("twinllama-trial");
  }
});

test("a reading that began before an endpoint went does not bring it back", async () => {
  const { connection, at } = await place();
  await mirrorEndpoints(world.job("endpoints.mirror"), at);
  const seenAt = new Date();
  const survey = await surveyEndpoints(world.means.aws.clientsFor(connection, region), undefined);
  await world.database.endpoint.updateMany({
    where: { name: "twinllama-trial" },
    data: { goneAt: new Date(), status: null },
  });
  await keepSurvey(world.job("endpoints.mirror"), at, { ...survey, seenAt });
  expect(await living()).not.toContain("twinllama-trial");
});

test("a reading that ends after a newer one changes nothing that the newer one wrote", async () => {
  const { connection, at } = await place();
  const seenAt = new Date();
  const survey = await surveyEndpoints(world.means.aws.clientsFor(connection, region), undefined);
  await mirrorEndpoints(world.job("endpoints.mirror"), at);
  const stale = survey.endpoints.map((one) => ({
    ...one,
    endpoint: { ...one.endpoint, status: "Creating" as const },
  }));
  await keepSurvey(world.job("endpoints.mirror"), at, { ...survey, endpoints: stale, seenAt });
  const rows = await world.database.endpoint.findMany({ where: { status: "Creating" } });
  expect(rows).toEqual([]);
});
