import { query } from "../../operation/query.ts";
import { pickGrouping } from "../find-grouping.ts";
import { readBills } from "../read-bills.ts";
import type { ReadBill } from "../read-bills.ts";
import type { CostGroupBy } from "../schema.ts";
import { dimensions, dimensionWords } from "./cost-words.ts";
import { CostGroupingsInput, CostGroupingsView } from "./schema.ts";

/** What costs can be divided by, and the days that are held of each. */
export const listGroupings = query({
  permission: "costs.read",
  route: { method: "GET", path: "/cost-groupings", summary: "List what costs can be divided by" },
  input: CostGroupingsInput,
  output: CostGroupingsView,
  async run({ context: { database }, input }) {
    const bills = await readBills(database, input.connectionId);
    const tags = bills.flatMap(({ groupings }) => groupings.flatMap(({ key }) => (isTag(key) ? [key] : [])));
    const keys = [...dimensions, ...[...new Set(tags)].toSorted()];
    return {
      bills: bills.map(({ connectionId, connection, accountId, kind }) => ({
        connectionId,
        connection,
        accountId,
        kind,
      })),
      items: keys.map((by) => toItem(bills, by)),
    };
  },
});

const isTag = (key: string): key is `tag:${string}` => key.startsWith("tag:") && key.length > "tag:".length;

function toItem(bills: readonly ReadBill[], by: CostGroupBy) {
  const held = bills
    .flatMap((bill) => pickGrouping(bill, by) ?? [])
    .filter(({ heldUntil }) => heldUntil !== null);
  const times = held.flatMap(({ refreshedAt }) => refreshedAt?.toISOString() ?? []);
  return {
    by,
    label: dimensionWords(by).one,
    heldFrom: held.flatMap(({ heldFrom }) => heldFrom ?? []).toSorted()[0] ?? null,
    heldUntil:
      held
        .flatMap(({ heldUntil }) => heldUntil ?? [])
        .toSorted()
        .at(-1) ?? null,
    refreshedAt: times.toSorted()[0] ?? null,
    bills: held.length,
  };
}
