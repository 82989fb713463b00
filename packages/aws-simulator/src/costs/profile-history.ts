// Whose tags a profile had on which day: bills keep the tags of the day of use, also when the profile is gone.
import { applicationProfileArn, profileTable } from "../services/bedrock/profile-rows.ts";
import { isMembers } from "../wire/members.ts";
import type { JournalEntry } from "../world/journal.ts";
import { defineTable } from "../world/tables.ts";
import type { Scope } from "../world/tables.ts";
import type { World } from "../world/world.ts";
import { dayOf } from "./calendar.ts";
import { costSettings } from "./cost-settings.ts";

/** What became of a profile of the scenario: its tags from a day on, or its end. */
export type ProfileChange = { from: number; tags: Record<string, string> | null };

export const profileChangeTable = defineTable<ProfileChange[]>("costs.profile-changes");

const changing = ["TagResource", "UntagResource", "DeleteInferenceProfile"];

/** Writes down what a call to the control plane changed about a profile. */
export function observeProfile(world: World, entry: JournalEntry): void {
  if (!changing.includes(entry.operation) || entry.outcome === "error" || !isMembers(entry.input)) return;
  const named = entry.input["resourceARN"] ?? entry.input["inferenceProfileIdentifier"];
  if (typeof named === "string") noteProfile(world, entry, named.slice(named.lastIndexOf("/") + 1));
}

/** Writes down how a profile is now, from today on. */
export function noteProfile(world: World, { account, region }: Scope, id: string): void {
  const scope = { account, region };
  const row = world.tables.rows(profileTable, scope).get(id);
  const changes = world.tables.rows(profileChangeTable, scope);
  const arn = applicationProfileArn(id, scope);
  const from = dayOf(world.clock.now());
  const earlier = (changes.get(arn) ?? []).filter((change) => change.from < from);
  changes.set(arn, [...earlier, { from, tags: row === undefined ? null : { ...row.tags } }]);
  costSettings(world).version += 1;
}
