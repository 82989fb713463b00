import { dateOf, dayOf } from "../costs/days-schema.ts";
import type { Database } from "../operation/context.ts";
import { BillRules, firstRules } from "./rules-schema.ts";

/** The rules that hold for a month, and the first month of theirs; null where nobody has written any. */
export interface RulesInForce {
  since: string | null;
  rules: BillRules;
}

/** The rules by which a month, `YYYY-MM`, is divided: those of the latest first month that is not after it. */
export async function rulesFor(
  database: Pick<Database, "billRuleSet">,
  month: string,
): Promise<RulesInForce> {
  const row = await database.billRuleSet.findFirst({
    where: { month: { lte: dateOf(`${month}-01`) } },
    orderBy: { month: "desc" },
  });
  if (!row) return { since: null, rules: firstRules };
  return { since: dayOf(row.month).slice(0, 7), rules: rulesOf(row) };
}

/** The rules as they were saved. */
export function rulesOf({
  tagKey,
  values,
  rules,
}: {
  tagKey: string;
  values: unknown;
  rules: unknown;
}): BillRules {
  return BillRules.parse({ tagKey, values, rules });
}
