import type { TableDump } from "../world/tables.ts";
import type { World } from "../world/world.ts";
import { seedAllocationTags } from "./allocation-tags.ts";
import { seedCostSettings, settingsTable } from "./cost-settings.ts";

/** Puts the scenario's cost settings and active tags into a world. */
export function seedCosts(world: World): void {
  seedCostSettings(world, world.scenario().costs ?? {});
  seedAllocationTags(world);
}

/** Whether a state file knows of costs at all. */
export const hasCosts = (tables: TableDump): boolean =>
  Object.keys(tables).some((key) => key.startsWith(`${settingsTable.name} `));
