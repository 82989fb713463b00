import { aliveArn, anExport } from "../../testing/sample-export.ts";
import type { Person, World } from "../../testing/world.ts";
import type { TagRule } from "../schema.ts";

/** A rule that demands a key, with any value unless some are named. */
export const aRule = (key: string, values: string[] = []): TagRule => ({
  key,
  isRequired: true,
  values,
  description: "",
});

/** Has a person adopt a profile out of an export, and tells the catalog's id of it. */
export async function anAdoptedProfile(world: World, person: Person, arn = aliveArn): Promise<string> {
  const calls = await world.as(person);
  const { items } = await calls.exports.upload({ file: await anExport([arn]) });
  const { adopted } = await calls.exports.adopt({ id: items[0]?.id ?? "", arns: [arn] });
  return adopted[0]?.profileId ?? "";
}

/** Replaces the policy of a team, or without one of every team, as an admin would. */
export async function setPolicy(world: World, rules: TagRule[], team: string | null = null): Promise<void> {
  const ada = await world.as("ada");
  const { version } = await ada.tags.policy(team === null ? {} : { team });
  await ada.tags.savePolicy({ team, version, rules });
}
