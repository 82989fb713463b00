import type { Transaction } from "../operation/context.ts";
import { TagRules } from "./schema.ts";
import type { TagRule } from "./schema.ts";

type Reader = Pick<Transaction, "tagPolicy">;

/**
 * The rules for the tags of a team's profiles: those for every team, with the team's own instead of them where
 * both name a key, and its further ones behind them. Without a team only those for every team.
 */
export async function policyFor(database: Reader, teamId: string | null): Promise<TagRule[]> {
  const policies = await readPolicies(database, [teamId]);
  return policies(teamId);
}

/** The rules of many teams, from one reading. */
export async function readPolicies(
  database: Reader,
  teamIds: readonly (string | null)[] | "all",
): Promise<(teamId: string | null) => TagRule[]> {
  const ids = teamIds === "all" ? "all" : teamIds.filter((id) => id !== null);
  const rows = await database.tagPolicy.findMany({
    where: ids === "all" ? {} : { OR: [{ teamId: null }, { teamId: { in: ids } }] },
  });
  const rules = new Map(rows.map(({ teamId, rules: kept }) => [teamId, TagRules.parse(kept)]));
  const general = rules.get(null) ?? [];
  return (teamId) => (teamId === null ? general : mergeRules(general, rules.get(teamId) ?? []));
}

/** The general rules with a team's own instead of those of the same key, then the rest of the team's. */
export function mergeRules(general: readonly TagRule[], own: readonly TagRule[]): TagRule[] {
  const ownByKey = new Map(own.map((rule) => [rule.key.toLowerCase(), rule]));
  const merged = general.map((rule) => {
    const replaced = ownByKey.get(rule.key.toLowerCase());
    ownByKey.delete(rule.key.toLowerCase());
    return replaced ?? rule;
  });
  return [...merged, ...ownByKey.values()];
}
