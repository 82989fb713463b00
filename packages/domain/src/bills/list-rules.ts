import { dayOf } from "../costs/days-schema.ts";
import { readBills } from "../costs/read-bills.ts";
import type { ReadBill } from "../costs/read-bills.ts";
import { query } from "../operation/query.ts";
import type { Database } from "../operation/context.ts";
import { z } from "zod";
import { lastReported } from "./last-reported.ts";
import { rulesOf } from "./rules-for.ts";
import { firstRules } from "./rules-schema.ts";
import { RulesView } from "./schema.ts";

const prefix = "tag:";

/** By which rules costs come to teams, from which month on, and what rules can be about. */
export const listRules = query({
  permission: "costs.read",
  route: { method: "GET", path: "/bill-rules", summary: "Show how costs are divided between teams" },
  input: z.strictObject({}),
  output: RulesView,
  async run({ context: { database } }) {
    const [rows, teams, services, bills, reportedUntil] = await Promise.all([
      database.billRuleSet.findMany({ orderBy: { month: "desc" } }),
      database.team.findMany({ select: { slug: true, name: true }, orderBy: { name: "asc" } }),
      database.costService.findMany({ select: { name: true }, orderBy: { name: "asc" } }),
      readBills(database, undefined),
      lastReported(database),
    ]);
    return {
      items: rows.map(toSavedRules),
      teams,
      tagKeys: keysOf(bills),
      services: services.map(({ name }) => name),
      accounts: await accountsOf(database, bills),
      reportedUntil,
    };
  },
});

/** Rules as views show them. */
export function toSavedRules(
  row: Parameters<typeof rulesOf>[0] & { month: Date; version: number; savedAt: Date },
) {
  const { month, version, savedAt } = row;
  return { ...rulesOf(row), month: dayOf(month).slice(0, 7), version, savedAt: savedAt.toISOString() };
}

/** The tags that a bill is divided by; what Quarry tags itself is always among them, and first. */
export function keysOf(bills: readonly ReadBill[]): string[] {
  const keys = bills.flatMap(({ groupings }) =>
    groupings.flatMap(({ key }) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : [])),
  );
  return [...new Set([firstRules.tagKey, ...keys.toSorted()])];
}

async function accountsOf(database: Database, bills: readonly ReadBill[]) {
  const groupingIds = bills.flatMap(({ groupings }) =>
    groupings.flatMap(({ key, groupingId }) => (key === "account" ? [groupingId] : [])),
  );
  const values = await database.costValue.findMany({
    where: { groupingId: { in: groupingIds }, value: { not: "" } },
    distinct: ["value"],
    select: { value: true },
    orderBy: { value: "asc" },
  });
  const names = new Map(bills.map(({ accountId, connection }) => [accountId, connection]));
  const ids = new Set([...names.keys(), ...values.map(({ value }) => value)]);
  return [...ids].map((accountId) => ({ accountId, name: names.get(accountId) ?? accountId }));
}
