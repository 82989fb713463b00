import { z } from "zod";
import { dateOf } from "../costs/days-schema.ts";
import { command } from "../operation/command.ts";
import { DomainError } from "../operation/domain-error.ts";
import { monthInWords } from "./bill-months.ts";
import { rulesOf } from "./rules-for.ts";
import { factsOf, refuseReported } from "./save-rules.ts";
import { RemoveRulesInput } from "./schema.ts";

/** Takes back what was said from a month on: the rules before it hold on. */
export const removeRules = command({
  permission: "costs.govern",
  event: "bill-rules.removed",
  route: {
    method: "DELETE",
    path: "/bill-rules/{month}",
    summary: "Take back how costs are divided from a month on",
  },
  input: RemoveRulesInput,
  output: z.object({ month: z.string() }),
  async run({ transaction, input: { month, version } }) {
    await refuseReported(transaction, month);
    const where = { month: dateOf(`${month}-01`), version };
    const row = await transaction.billRuleSet.findFirst({ where });
    const { count } = await transaction.billRuleSet.deleteMany({ where });
    if (!row || count === 0) {
      throw new DomainError(
        "conflict",
        "Somebody else changed the rules of this month in the meantime. Load them anew.",
      );
    }
    return {
      result: { month },
      changes: [
        {
          subject: { kind: "bill-rules", id: month, label: `From ${monthInWords(month)} on` },
          before: factsOf(rulesOf(row)),
        },
      ],
    };
  },
});
