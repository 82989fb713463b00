import type { Database } from "../../operation/context.ts";
import type { ReadBill } from "../read-bills.ts";

/**
 * The connections whose accounts a bill pays: those whose account occurs on it, and its own. Until the bill is divided
 * by account nothing says so, and an only bill is taken to pay for all.
 */
export async function paidConnections(
  database: Database,
  { connectionId, groupings }: ReadBill,
  isOnly: boolean,
): Promise<string[]> {
  const grouping = groupings.find(({ key, heldUntil }) => key === "account" && heldUntil !== null);
  if (!grouping) {
    if (!isOnly) return [connectionId];
    return (await database.connection.findMany({ select: { id: true } })).map(({ id }) => id);
  }
  const accounts = await database.costValue.findMany({
    where: { groupingId: grouping.groupingId },
    select: { value: true },
  });
  const paid = await database.connection.findMany({
    where: { OR: [{ id: connectionId }, { accountId: { in: accounts.map(({ value }) => value) } }] },
    select: { id: true },
  });
  return paid.map(({ id }) => id);
}
