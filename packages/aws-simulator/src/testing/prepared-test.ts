import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulator } from "../start-simulator.ts";
import { createWorld } from "../world/world.ts";
import type { World } from "../world/world.ts";
import { test } from "./simulator-test.ts";

/** The tests' simulator, started from a state file with the world as `prepare` leaves it. */
export const preparedTest = (prepare: (world: World) => void) =>
  test.extend("simulator", async ({}, { onCleanup }) => {
    const folder = mkdtempSync(join(tmpdir(), "quarry-simulator-"));
    const stateFile = join(folder, "state.json");
    const world = createWorld("company");
    prepare(world);
    writeFileSync(stateFile, JSON.stringify(world.dump()));
    const simulator = await startSimulator({ port: 0, stateFile });
    onCleanup(async () => {
      await simulator.close();
      rmSync(folder, { recursive: true });
    });
    return simulator;
  });
