import { defineTable, everywhere } from "../world/tables.ts";
import type { World } from "../world/world.ts";

/** What generates the history of thousands of profiles. */
export type Generated = {
  /** Another seed makes another company. */
  seed: number;
  profiles: number;
  /** Full months before the present one. */
  months: number;
};

/** How Cost Explorer behaves, and from which day its history is told. */
export type CostSettings = {
  /** Whether Cost Explorer was enabled long enough ago to have data. */
  hasData: boolean;
  /** Whether the profiles of the scenario have a history of use. */
  hasHistory: boolean;
  /** Most calls of one account in so many seconds; null for no limit. */
  rateLimit: { calls: number; seconds: number } | null;
  /** Groups, tags or values on a page. */
  pageSize: number;
  /** Life of a page token in simulated seconds, divided by `timeScale`. */
  tokenSeconds: number;
  /** Whether months beyond the past 14 can be asked for. */
  hasLongHistory: boolean;
  /** Whether calls of Cost Explorer are billed, a cent each. */
  billsCalls: boolean;
  generated: Generated | null;
};

type SettingsRow = CostSettings & {
  /** The day on which the scenario was loaded; history is told relative to it. */
  anchorDay: number;
  /** Counts up when the history of a profile changes. */
  version: number;
};

export const defaultCostSettings: CostSettings = {
  hasData: true,
  hasHistory: true,
  rateLimit: null,
  pageSize: 5000,
  tokenSeconds: 3600,
  hasLongHistory: false,
  billsCalls: true,
  generated: null,
};

export const settingsTable = defineTable<SettingsRow>("costs.settings");
const rowsOf = (world: World): Map<string, SettingsRow> =>
  world.tables.rows(settingsTable, everywhere("000000000000"));
const rowId = "settings";

/** Settings as they are; made on the day of the first look where a state file has none. */
export function costSettings(world: World): SettingsRow {
  return rowsOf(world).get(rowId) ?? seedCostSettings(world, {});
}

/** Puts a scenario's settings in place of all others. */
export function seedCostSettings(world: World, settings: Partial<CostSettings>): SettingsRow {
  const anchorDay = Math.floor(world.clock.now().getTime() / 86_400_000);
  const row = { ...defaultCostSettings, ...settings, anchorDay, version: 0 };
  rowsOf(world).set(rowId, row);
  return row;
}

/** Waiting times of billing, in simulated milliseconds. */
export const scaledHours = (world: World, hours: number): number =>
  (hours * 3_600_000) / world.settings.timeScale;
