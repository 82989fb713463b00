import { ownerTag } from "@quarry/aws-core/profiles/tags-schema";
import { readMoney, writeMoney } from "@quarry/aws-core/costs/read-money";
import { pickGrouping } from "../costs/find-grouping.ts";
import type { ReadBill } from "../costs/read-bills.ts";
import { CostQuery } from "../costs/schema.ts";
import type { CostGroupBy } from "../costs/schema.ts";
import { answerFrom } from "../costs/views/answer-view.ts";
import type { Database } from "../operation/context.ts";
import { byAmount } from "./by-amount.ts";
import { ownersOf, sumOf } from "./divide-bill.ts";
import type { DividedTeam } from "./divide-bill.ts";
import type { BillMeans, MonthBills } from "./month-bills.ts";
import type { BillView } from "./schema.ts";

const mostResources = 50;
type Resources = Pick<BillView, "resources" | "otherThanResources">;

/** The profiles and endpoints of a team that a month's bill names. */
export async function resourcesOf(
  { database, bills: read }: BillMeans,
  bills: MonthBills,
  team: DividedTeam,
): Promise<Resources> {
  const own = sumOf(team.own);
  if (bills.range.from === bills.range.until) return { resources: [], otherThanResources: null };
  const { tagKey } = bills.rules;
  const found = await Promise.all([
    spendOf(database, read, { bills, of: "profile", tagKey, values: valuesOf(bills, team.slug) }),
    // Of tags, Quarry knows of endpoints those alone that it gives them.
    spendOf(database, read, { bills, of: "endpoint", tagKey: ownerTag, values: [team.slug] }),
  ]);
  if (found.every((one) => one === null)) return { resources: [], otherThanResources: null };
  const resources = found.flatMap((one) => one ?? []).toSorted(byAmount);
  return {
    resources: resources.map(({ amount, ...resource }) => ({ ...resource, amount: writeMoney(amount) })),
    otherThanResources: writeMoney(own - sumOf(resources)),
  };
}

/** The values of the team key that name the team. */
function valuesOf({ rules, teams }: MonthBills, slug: string): string[] {
  const ownerOf = ownersOf(
    rules,
    teams.map((team) => team.slug),
  );
  return [slug, ...rules.values.map(({ value }) => value)].filter((value) => ownerOf(value) === slug);
}

interface Asked {
  bills: MonthBills;
  of: "profile" | "endpoint";
  tagKey: string;
  values: string[];
}

/** Null: no bill tells what such things cost by that tag. */
async function spendOf(
  database: Database,
  read: readonly ReadBill[],
  { bills: { range, metric }, of, tagKey, values }: Asked,
) {
  const by: CostGroupBy = `tag:${tagKey}`;
  const telling = read.filter((bill) => isHeld(bill, of) && isHeld(bill, by));
  if (telling.length === 0 || values.length === 0) return null;
  const asked = CostQuery.parse({
    groupBy: of,
    metric,
    granularity: "monthly",
    ...range,
    top: mostResources,
  });
  const { groups } = await answerFrom(database, telling, { ...asked, filters: [{ by, values }] });
  return groups.flatMap(({ subject, label, total }) =>
    subject === null ? [] : [{ ...subject, name: label, amount: readMoney(total) }],
  );
}

const isHeld = (bill: ReadBill, by: CostGroupBy): boolean =>
  (pickGrouping(bill, by)?.heldUntil ?? null) !== null;
