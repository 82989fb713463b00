import { expect, test } from "vitest";
import { createWorld } from "../../world/world.ts";
import type { World, WorldDump } from "../../world/world.ts";
import { endpointTable } from "./endpoint-rows.ts";
import { readLedger } from "./ledger.ts";
import { setDesiredCapacity } from "./set-capacity.ts";
import { settleAll } from "./settle.ts";

const account = "111122223333";
const region = "us-west-2";

/** A world whose endpoint `churn-scores` is on its way from two instances to three. */
function scalingWorld(): World {
  const world = createWorld("company");
  const [id, dimension] = [
    "endpoint/churn-scores/variant/AllTraffic",
    "sagemaker:variant:DesiredInstanceCount",
  ];
  setDesiredCapacity(world, account, region, id, dimension, 3);
  return world;
}

const rowOf = (world: World) => world.tables.rows(endpointTable, { account, region }).get("churn-scores");
const spansOf = (world: World) =>
  readLedger(world).endpoints.find(({ endpointName }) => endpointName === "churn-scores")?.spans;

/** The same world as its state file would bring it back. */
function reopened(world: World): World {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was dumped comes back as it was
  const dump = JSON.parse(JSON.stringify(world.dump())) as WorldDump;
  const next = createWorld("empty");
  next.restore(dump);
  return next;
}

test("what is under way goes on after a restart", () => {
  const world = reopened(scalingWorld());
  settleAll(world);
  expect(rowOf(world)?.status).toBe("Updating");
  world.clock.advance(240_000);
  settleAll(world);
  expect(rowOf(world)).toMatchObject({ status: "InService", deployment: { fleets: [{ current: 3 }] } });
});

test("looking late, often or twice gives the same rows and the same ledger", () => {
  const often = scalingWorld();
  const late = reopened(often);
  for (let minute = 0; minute < 10; minute += 1) {
    often.clock.advance(60_000);
    settleAll(often);
    settleAll(often);
  }
  late.clock.advance(600_000);
  settleAll(late);
  expect(rowOf(often)).toEqual(rowOf(late));
  expect(spansOf(often)).toEqual(spansOf(late));
  expect(spansOf(late)).toHaveLength(2);
});
