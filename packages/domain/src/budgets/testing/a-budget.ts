import { aBill } from "../../costs/testing/a-bill.ts";
import { addDays, dayOf } from "../../costs/days-schema.ts";
import { tagProfile } from "../../tags/tag-profile.ts";
import { aliveArn } from "../../testing/sample-export.ts";
import type { World } from "../../testing/world.ts";
import { periodAt } from "../periods-schema.ts";
import type { CreateBudgetInput } from "../schema.ts";

export const today = (): string => dayOf(new Date());

/** What somebody sets: what the tag `Team: search` may cost in a year, so that no test runs into the end of a month. */
export const aBudget = (more: Partial<CreateBudgetInput> = {}): CreateBudgetInput => ({
  name: `Search ${crypto.randomUUID().slice(0, 8)}`,
  team: "search",
  connectionId: null,
  tagKey: "Team",
  tagValue: "search",
  period: "yearly",
  amount: "100",
  metric: "unblended",
  thresholds: [50, 80, 100],
  tellsForecast: false,
  action: "none",
  mirror: null,
  ...more,
});

/** Writes the bill of the year so far: what a tag's value `search` and another cost on one day, and nothing else. */
export async function billed(
  world: World,
  usd: string,
  { tagKey = "Team", day = today() }: { tagKey?: string; day?: string } = {},
): Promise<void> {
  const connection = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  const key = `tag:${tagKey}`;
  await aBill(world.database, {
    connectionId: connection.id,
    spends: [
      { day, usd, of: { [key]: "search" } },
      { day, usd: "5000", of: { [key]: "ads" } },
    ],
    days: { from: addDays(periodAt("yearly", today()).from, -7), until: addDays(day, 1) },
  });
}

/** The alive profile in the catalog of team search, with the tag; returns its id. */
export async function aTaggedProfile(world: World, tag = { key: "Team", value: "search" }): Promise<string> {
  const linus = await world.as("linus");
  const { id } = await world.database.profile.findFirstOrThrow({ where: { arn: aliveArn } });
  const { changeId } = await linus.tags.apply({ id, add: [tag] });
  await tagProfile(world.job("profiles.tag"), { changeId });
  return id;
}
