import { dateOf } from "../costs/days-schema.ts";
import { command } from "../operation/command.ts";
import type { Transaction } from "../operation/context.ts";
import { DomainError, invalidField } from "../operation/domain-error.ts";
import { monthInWords, monthLater } from "./bill-months.ts";
import { matchWords } from "./bill-words.ts";
import { checkRules } from "./check-rules.ts";
import { lastReported } from "./last-reported.ts";
import { toSavedRules } from "./list-rules.ts";
import { rulesOf } from "./rules-for.ts";
import type { BillRules } from "./rules-schema.ts";
import { SavedRules, SaveRulesInput } from "./schema.ts";

/** Says how costs come to teams from a month on; the bills of the months before stay as they are. */
export const saveRules = command({
  permission: "costs.govern",
  event: "bill-rules.saved",
  route: {
    method: "PUT",
    path: "/bill-rules",
    summary: "Say how costs are divided between teams from a month on",
  },
  input: SaveRulesInput,
  output: SavedRules,
  async run({ transaction, input: { month, version, ...rules } }) {
    await refuseReported(transaction, month);
    await checkRules(transaction, rules);
    const before = await transaction.billRuleSet.findUnique({ where: { month: dateOf(`${month}-01`) } });
    const row = await write(transaction, { month: dateOf(`${month}-01`), version, rules });
    return {
      result: toSavedRules(row),
      changes: [
        {
          subject: { kind: "bill-rules", id: month, label: `From ${monthInWords(month)} on` },
          ...(before && { before: factsOf(rulesOf(before)) }),
          after: factsOf(rules),
        },
      ],
    };
  },
});

/**
 * What people were told has to stay true.
 * @throws DomainError invalid for a month whose report was sent
 */
export async function refuseReported(transaction: Transaction, month: string): Promise<void> {
  const last = await lastReported(transaction);
  if (last === null || month > last) return;
  throw invalidField(
    "month",
    `The report of ${monthInWords(last)} has been sent, so bills up to then stay as they are. Let the rules begin with ${monthInWords(monthLater(last, 1))} or later.`,
  );
}

/** Writes only what continues the version that was read; the database settles who was first. */
async function write(
  transaction: Transaction,
  { month, version, rules: data }: { month: Date; version: number; rules: BillRules },
) {
  const [row] =
    version === 0
      ? await transaction.billRuleSet.createManyAndReturn({
          data: [{ month, ...data }],
          skipDuplicates: true,
        })
      : await transaction.billRuleSet.updateManyAndReturn({
          where: { month, version },
          data: { ...data, version: { increment: 1 }, savedAt: new Date() },
        });
  if (row) return row;
  throw new DomainError(
    "conflict",
    "Somebody else saved the rules of this month in the meantime. Load them anew and make your change there.",
  );
}

/** What the audit trail says of rules. */
export function factsOf({ tagKey, values, rules }: BillRules) {
  return {
    tagKey,
    values: values.map(({ value, team }) => `${value}: ${team}`),
    rules: rules.map(({ name, match, split }) => {
      const between =
        split.kind === "fixed"
          ? split.shares.map(({ team, percent }) => `${team} ${percent} %`)
          : split.teams;
      return `${name}: ${matchWords(match, tagKey)}, ${split.kind}, ${between.join(", ")}`;
    }),
  };
}
