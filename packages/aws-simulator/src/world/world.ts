import { seedProfiles } from "../services/bedrock/profile-rows.ts";
import { sessionTable } from "../services/sts/sessions.ts";
import { findScenario } from "../seed/scenarios.ts";
import { createClock } from "./clock.ts";
import type { Clock } from "./clock.ts";
import { createFailurePlan } from "./failures.ts";
import type { FailurePlan } from "./failures.ts";
import { createJournal } from "./journal.ts";
import type { Journal } from "./journal.ts";
import type { Scenario } from "./scenario.ts";
import { defaultSettings } from "./settings.ts";
import type { Settings } from "./settings.ts";
import { createTables } from "./tables.ts";
import type { TableDump, Tables } from "./tables.ts";

/** Everything that the simulator remembers. */
export type World = {
  clock: Clock;
  settings: Settings;
  tables: Tables;
  journal: Journal;
  failures: FailurePlan;
  scenario(): Scenario;
  /** Throws an Error when there is no scenario of that name. */
  loadScenario(name: string): void;
  dump(): WorldDump;
  restore(dump: WorldDump): void;
};

/** The state file's content. */
export type WorldDump = {
  version: 1;
  scenario: string;
  clockOffsetMs: number;
  settings: Settings;
  tables: TableDump;
};

export function createWorld(scenarioName: string, settings: Partial<Settings> = {}): World {
  let scenario = findScenario(scenarioName);
  const startSettings = { ...defaultSettings, ...settings };
  const world: World = {
    clock: createClock(),
    settings: { ...startSettings },
    tables: createTables(),
    journal: createJournal(),
    failures: createFailurePlan(),
    scenario: () => scenario,
    loadScenario(name) {
      scenario = findScenario(name);
      world.clock.reset();
      Object.assign(world.settings, startSettings);
      // Sessions stay: a client that still holds credentials must not be locked out by a reset.
      world.tables.clear([sessionTable]);
      world.journal.clear();
      planFailures();
      seedProfiles(world, scenario.profiles());
    },
    dump: () => ({
      version: 1,
      scenario: scenario.name,
      clockOffsetMs: world.clock.offset(),
      settings: world.settings,
      tables: world.tables.dump(),
    }),
    restore(dump) {
      scenario = findScenario(dump.scenario);
      world.clock.reset(dump.clockOffsetMs);
      Object.assign(world.settings, dump.settings);
      world.tables.load(dump.tables);
      planFailures();
    },
  };
  const planFailures = (): void => {
    world.failures.clear();
    for (const failure of scenario.failures) world.failures.add(failure);
  };
  world.loadScenario(scenarioName);
  return world;
}
