import type { Database } from "../operation/context.ts";
import { readBills } from "./read-bills.ts";
import type { BillGrouping, ReadBill } from "./read-bills.ts";
import type { CostGroupBy } from "./schema.ts";

/** A way in which one bill is divided, with whose bill it is. */
export interface FoundGrouping extends BillGrouping {
  sourceId: string;
  connectionId: string;
  version: number;
}

/** The tag whose value names what Quarry made: one profile or one endpoint. */
export const operationGrouping = "tag:quarry:operation";

/**
 * The groupings whose values are what costs are to be divided by, one of each bill that has it, of all bills or of one
 * connection's. Service, usage type, category, Region and model are told by any line, hence by "total". Profiles and
 * endpoints are told by their ARNs where a Data Export brought these, else by the tag `quarry:operation`.
 * @returns an empty list where no bill is divided so
 */
export async function findGrouping(
  database: Pick<Database, "costSource">,
  connectionId: string | undefined,
  groupBy: CostGroupBy,
): Promise<FoundGrouping[]> {
  const bills = await readBills(database, connectionId);
  return bills.flatMap((bill) => {
    const grouping = pickGrouping(bill, groupBy);
    const { sourceId, version } = bill;
    return grouping ? [{ ...grouping, sourceId, connectionId: bill.connectionId, version }] : [];
  });
}

/** The grouping of one bill that holds such values: one that has been read before one that has not. */
export function pickGrouping({ groupings }: ReadBill, groupBy: CostGroupBy): BillGrouping | undefined {
  const keys = groupingKeysOf(groupBy);
  const found = keys.flatMap((key) => groupings.filter((grouping) => grouping.key === key));
  return found.find(({ heldUntil }) => heldUntil !== null) ?? found[0];
}

/** The groupings that hold such values, the best first. */
function groupingKeysOf(groupBy: CostGroupBy): readonly string[] {
  if (groupBy === "account") return ["account"];
  if (groupBy === "profile" || groupBy === "endpoint") return ["resource", operationGrouping];
  return groupBy.startsWith("tag:") ? [groupBy] : ["total"];
}
