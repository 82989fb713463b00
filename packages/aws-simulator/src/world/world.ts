import { hasCosts, seedCosts } from "../costs/seed-costs.ts";
import { seedProfiles } from "../services/bedrock/profile-rows.ts";
import { hasIdentities } from "../services/iam/iam-rows.ts";
import { sessionTable } from "../services/sts/sessions.ts";
import { seedBuckets } from "../seed/buckets.ts";
import { seedEndpoints } from "../seed/endpoints.ts";
import { seedIdentities } from "../seed/iam-roles.ts";
import { findScenario } from "../seed/scenarios.ts";
import { hasBuckets, storedBodies } from "../services/s3/bucket-rows.ts";
import { createBodyStore } from "./body-store.ts";
import type { BodyStore } from "./body-store.ts";
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
  /** What objects hold. */
  bodies: BodyStore;
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

/** Long objects are kept in the folder, which belongs to a state file; without one they go with the process. */
export function createWorld(
  scenarioName: string,
  settings: Partial<Settings> = {},
  bodyFolder?: string,
): World {
  let scenario = findScenario(scenarioName);
  const startSettings = { ...defaultSettings, ...settings };
  const world: World = {
    clock: createClock(),
    settings: { ...startSettings },
    tables: createTables(),
    bodies: createBodyStore(bodyFolder),
    journal: createJournal(),
    failures: createFailurePlan(),
    scenario: () => scenario,
    loadScenario(name) {
      load(name);
      world.bodies.sweep(storedBodies(world.tables));
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
      // A file of a simulator that had no IAM or S3 yet still finds the scenario's roles and buckets.
      if (!hasIdentities(dump.tables)) seedIdentities(world);
      if (!hasBuckets(dump.tables)) seedBuckets(world);
      if (!hasCosts(dump.tables)) seedCosts(world);
      planFailures();
    },
  };
  const load = (name: string): void => {
    scenario = findScenario(name);
    world.clock.reset();
    Object.assign(world.settings, startSettings);
    // Sessions stay: a client that still holds credentials must not be locked out by a reset.
    world.tables.clear([sessionTable]);
    world.journal.clear();
    planFailures();
    seedProfiles(world, scenario.profiles());
    seedIdentities(world);
    seedBuckets(world);
    seedEndpoints(world);
    seedCosts(world);
  };
  const planFailures = (): void => {
    world.failures.clear();
    for (const failure of scenario.failures) world.failures.add(failure);
  };
  // What lies in the folder belongs to the state file, which is still to be read.
  load(scenarioName);
  return world;
}
