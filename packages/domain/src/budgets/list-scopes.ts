import { ownerTag } from "@quarry/aws-core/profiles/tags-schema";
import type { Actor } from "../operation/actor.ts";
import type { Database } from "../operation/context.ts";
import { readBills } from "../costs/read-bills.ts";
import { query } from "../operation/query.ts";
import { BudgetScopes, BudgetScopesInput } from "./schema.ts";

const mostValues = 50;
const prefix = "tag:";

/** What a budget can be about: the bills, the tags that divide them, and for a tag its values. */
export const listScopes = query({
  permission: "budgets.govern",
  route: { method: "GET", path: "/budgets/scopes", summary: "List what a budget can be about" },
  input: BudgetScopesInput,
  output: BudgetScopes,
  async run({ context: { database, actor }, input: { tagKey, q } }) {
    const bills = await readBills(database, undefined);
    const groupings = bills.flatMap((bill) => bill.groupings);
    const keys = new Set(
      groupings.flatMap(({ key }) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : [])),
    );
    const ids = groupings.flatMap(({ key, groupingId }) =>
      key === `${prefix}${tagKey}` ? [groupingId] : [],
    );
    const values = await database.costValue.findMany({
      where: {
        groupingId: { in: ids },
        AND: [{ value: { not: "" } }, { value: { contains: q, mode: "insensitive" } }],
      },
      distinct: ["value"],
      orderBy: { value: "asc" },
      take: mostValues,
      select: { value: true },
    });
    return {
      bills: bills.map(({ connectionId, connection }) => ({ connectionId, name: connection })),
      teams: await governedTeams(database, actor),
      mayServeAll: actor.kind === "user" && actor.platformRole === "admin",
      // What Quarry tags itself comes first: everything it makes carries it.
      tagKeys: [...keys].toSorted((one, other) => rank(one) - rank(other) || one.localeCompare(other)),
      values: values.map(({ value }) => value),
    };
  },
});

const rank = (key: string): number => (key === ownerTag ? 0 : 1);

async function governedTeams(database: Database, actor: Actor) {
  if (actor.kind !== "user") return [];
  const own = actor.teams.filter(({ role }) => role === "approver").map(({ id }) => id);
  return database.team.findMany({
    where: actor.platformRole === "admin" ? {} : { id: { in: own } },
    select: { slug: true, name: true },
    orderBy: { name: "asc" },
  });
}
