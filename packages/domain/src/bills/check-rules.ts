import { readBills } from "../costs/read-bills.ts";
import type { Database } from "../operation/context.ts";
import { invalidField } from "../operation/domain-error.ts";
import { keysOf } from "./list-rules.ts";
import type { BillRules } from "./rules-schema.ts";

/**
 * Refuses rules that name a team that is not there, or a tag that no bill is divided by.
 * @throws DomainError invalid, at the field
 */
export async function checkRules(
  database: Pick<Database, "team" | "costSource">,
  rules: BillRules,
): Promise<void> {
  const [teams, bills] = [
    await database.team.findMany({ select: { slug: true } }),
    await readBills(database, undefined),
  ];
  const isThere = new Set(teams.map(({ slug }) => slug));
  const refuse = (slug: string, path: string): void => {
    if (!isThere.has(slug)) throw invalidField(path, `There is no team ${slug}.`);
  };
  for (const [index, { team }] of rules.values.entries()) refuse(team, `values.${index}.team`);
  for (const [index, { split }] of rules.rules.entries()) {
    const named = split.kind === "fixed" ? split.shares.map(({ team }) => team) : split.teams;
    for (const slug of named) refuse(slug, `rules.${index}.split`);
  }
  if (!keysOf(bills).includes(rules.tagKey)) {
    throw invalidField(
      "tagKey",
      `No bill is divided by the tag ${rules.tagKey}. Add it to the keys that bills are read by first.`,
    );
  }
}
