import type { CostSourceKind } from "@quarry/database/generated/client";
import type { Database } from "../operation/context.ts";
import { dayOf } from "./days-schema.ts";

/** A bill that is read: the one of a connection, and the ways in which it is divided. */
export interface ReadBill {
  sourceId: string;
  connectionId: string;
  connection: string;
  accountId: string;
  kind: CostSourceKind;
  /** Raised by every change of its lines. */
  version: number;
  groupings: readonly BillGrouping[];
}

/** A way in which a bill is divided, and the days that are held of it. */
export interface BillGrouping {
  groupingId: number;
  /** "total", "account", "resource" or `tag:` and a key. */
  key: string;
  /** The first day that is held, and the day after the last; null before the first reading. */
  heldFrom: string | null;
  heldUntil: string | null;
  refreshedAt: Date | null;
}

/** Every bill, or the one of a connection, with its groupings. */
export async function readBills(
  database: Pick<Database, "costSource">,
  connectionId: string | undefined,
): Promise<ReadBill[]> {
  const rows = await database.costSource.findMany({
    where: connectionId === undefined ? {} : { connectionId },
    select: {
      id: true,
      connectionId: true,
      kind: true,
      version: true,
      connection: { select: { name: true, accountId: true } },
      groupings: { orderBy: { key: "asc" } },
    },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ id, connection, groupings, ...row }) => ({
    sourceId: id,
    connectionId: row.connectionId,
    connection: connection.name,
    accountId: connection.accountId,
    kind: row.kind,
    version: row.version,
    groupings: groupings.map(({ id: groupingId, key, heldFrom, heldUntil, refreshedAt }) => ({
      groupingId,
      key,
      heldFrom: heldFrom && dayOf(heldFrom),
      heldUntil: heldUntil && dayOf(heldUntil),
      refreshedAt,
    })),
  }));
}
