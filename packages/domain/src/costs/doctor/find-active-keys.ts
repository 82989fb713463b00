import { statusCommand } from "@quarry/aws-core/cost-tags/payer-commands";
import { operationTag, ownerTag } from "@quarry/aws-core/profiles/tags-schema";
import { rulesFor } from "../../bills/rules-for.ts";
import { visibleBudgets } from "../../budgets/find-budgets.ts";
import type { KnownContext } from "../../operation/context.ts";
import { dateOf } from "../days-schema.ts";
import type { ReadBill } from "../read-bills.ts";
import type { LastChange } from "./find-last-changes.ts";
import type { ActiveKey } from "./schema.ts";

interface Given {
  bill: ReadBill;
  known: readonly { key: string; isActive: boolean }[];
  changes: ReadonlyMap<string, LastChange>;
  now: Date;
}

/** The active keys of a bill, each with what would see no new costs under it once it is deactivated. */
export async function findActiveKeys(
  { database, actor }: Pick<KnownContext, "database" | "actor">,
  { bill, known, changes, now }: Given,
): Promise<ReadonlyMap<string, ActiveKey>> {
  const month = now.toISOString().slice(0, 7);
  const [budgets, inForce, later] = await Promise.all([
    database.budget.findMany({
      where: {
        AND: [visibleBudgets(actor), { OR: [{ connectionId: null }, { connectionId: bill.connectionId }] }],
      },
      select: { id: true, name: true, tagKey: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
    rulesFor(database, month),
    database.billRuleSet.findMany({
      where: { month: { gt: dateOf(`${month}-01`) } },
      select: { tagKey: true },
    }),
  ]);
  const keysOfTeams = new Set([inForce.rules.tagKey, ...later.map(({ tagKey }) => tagKey)]);
  const active = known.filter(({ isActive }) => isActive);
  return new Map(
    active.map(({ key }) => [
      key,
      {
        key,
        budgets: budgets.filter(({ tagKey }) => tagKey === key).map(({ id, name }) => ({ id, name })),
        views: viewsBy(key, { bill, keysOfTeams }),
        command: statusCommand([key], false),
        change: changes.get(key)?.view ?? null,
      },
    ]),
  );
}

function viewsBy(
  key: string,
  { bill: { groupings }, keysOfTeams }: { bill: ReadBill; keysOfTeams: ReadonlySet<string> },
): string[] {
  const isDivided = groupings.some((grouping) => grouping.key === `tag:${key}`);
  const hasArns = groupings.some((grouping) => grouping.key === "resource");
  return [
    ...(isDivided ? [`Costs by the tag ${key}, and filters on it`] : []),
    ...(keysOfTeams.has(key) ? ["The bills of teams, and their reports"] : []),
    ...(key === ownerTag ? ["What each team’s own resources cost"] : []),
    ...(key === operationTag && !hasArns ? ["What single profiles and endpoints cost"] : []),
  ];
}
