import { writeMoney } from "@quarry/aws-core/costs/read-money";
import type { ReadBill } from "../costs/read-bills.ts";
import { monthInWords } from "./bill-months.ts";
import { dollars } from "./bill-words.ts";
import { sumOf } from "./divide-bill.ts";
import type { CostCell } from "./divide-bill.ts";
import { groupingsFor } from "./read-cells.ts";
import type { BillRules } from "./rules-schema.ts";

interface Remarkable {
  bills: readonly ReadBill[];
  rules: BillRules;
  cells: readonly CostCell[];
  /** `YYYY-MM`. */
  month: string;
}

/** What the bills of a month leave out, or could not tell, in sentences. */
export function remarksOn({ bills, rules, cells, month }: Remarkable): string[] {
  return [
    ...bills.flatMap((bill) => remarksOnBill(bill, rules.tagKey)),
    ...undivided(cells, rules.tagKey, month),
    ...accountRules(bills, rules, cells),
  ];
}

function remarksOnBill(bill: ReadBill, tagKey: string): string[] {
  const { total, byKey } = groupingsFor(bill, tagKey);
  if (!total && !byKey) return [`The bill of ${bill.connection} has not been read yet.`];
  if (byKey) return [];
  return [
    `The bill of ${bill.connection} has not been read by the tag ${tagKey}; all of it counts as not tagged.`,
  ];
}

function undivided(cells: readonly CostCell[], tagKey: string, month: string): string[] {
  const left = cells.filter(({ value }) => value === null);
  if (left.length === 0) return [];
  const amount = dollars(writeMoney(sumOf(left)));
  return [
    `${amount} of ${monthInWords(month)} is on the bill but not divided by the tag ${tagKey}: its days were not read by the tag. It counts as nobody's, and no rule shares it.`,
  ];
}

/** A bill's lines are divided by one key at a time, so an account of several cannot be crossed with the team key. */
function accountRules(bills: readonly ReadBill[], { rules, tagKey }: BillRules, cells: readonly CostCell[]) {
  const alone = new Set(cells.map(({ accountId }) => accountId));
  return rules.flatMap(({ name, match }) => {
    if (match.kind !== "account" || alone.has(match.accountId) || bills.length === 0) return [];
    return [
      `The rule “${name}” takes nothing: account ${match.accountId} has no bill of its own this month, and what it spent under the tag ${tagKey} cannot be told from the others on its bill.`,
    ];
  });
}
