import { writeMoney } from "@quarry/aws-core/costs/read-money";
import { z } from "zod";
import type { Database } from "../../operation/context.ts";
import { query } from "../../operation/query.ts";
import { findBillState } from "../ingest/bill-state.ts";
import { isHeldBack } from "../ingest/keep-failure.ts";
import { nextRefresh } from "../ingest/plan-reading.ts";
import type { BillState } from "../ingest/plan-reading.ts";
import { expectedCalls } from "./expected-calls.ts";
import { sourceRelations } from "./find-source.ts";
import type { SourceRow } from "./find-source.ts";
import { usdOfMicrodollars } from "./paid-dollars.ts";
import { MetersView } from "./schema.ts";
import type { MeterView } from "./schema.ts";

/** What reading each bill costs itself: its paid calls today and this month, in UTC, and what is to come. */
export const readMeter = query({
  permission: "costs.read",
  route: { method: "GET", path: "/costs/meter", summary: "See what reading the bills costs" },
  input: z.strictObject({}),
  output: MetersView,
  async run({ context: { database } }) {
    const rows = await database.costSource.findMany({
      include: sourceRelations,
      orderBy: { createdAt: "asc" },
    });
    const meters = await Promise.all(rows.map((row) => meterOf(database, row)));
    return { meters: meters.filter((meter) => meter !== null) };
  },
});

async function meterOf(database: Database, row: SourceRow): Promise<MeterView | null> {
  const bill = await findBillState(database, row.id);
  if (!bill) return null;
  const paid = await paidCalls(database, row.id);
  const calls = expectedCalls(bill);
  return {
    connectionId: row.connectionId,
    connection: row.connection.name,
    callsPerDay: row.callsPerDay,
    callsToday: row.callsPerDay - bill.callsLeftToday,
    extraCallsLeft: row.extraCalls,
    callsThisMonth: paid.callsThisMonth,
    usdToday: writeMoney(usdOfMicrodollars(paid.today)),
    usdThisMonth: writeMoney(usdOfMicrodollars(paid.thisMonth)),
    nextReadAt: row.kind === "cost_explorer" ? nextReadAt(row, bill).toISOString() : null,
    callsOfRefresh: calls.refresh,
    callsOfHistory: calls.history,
  };
}

async function paidCalls(
  database: Database,
  sourceId: string,
): Promise<{ callsThisMonth: number; today: bigint; thisMonth: bigint }> {
  const [row] = await database.$queryRaw<{ calls: number; today: bigint | null; month: bigint | null }[]>`
    SELECT count(*) FILTER (WHERE "microdollars" > 0)::int AS calls, sum("microdollars")::bigint AS month,
      sum("microdollars") FILTER (WHERE "madeAt" >= date_trunc('day', now(), 'UTC'))::bigint AS today
    FROM "PaidCall"
    WHERE "sourceId" = ${sourceId}::uuid AND "madeAt" >= date_trunc('month', now(), 'UTC')`;
  return { callsThisMonth: row?.calls ?? 0, today: row?.today ?? 0n, thisMonth: row?.month ?? 0n };
}

/** When the job that runs every hour finds the total due and may read it. */
function nextReadAt(row: SourceRow, bill: BillState): Date {
  const { now } = bill;
  const total = bill.groupings.find(({ key }) => key === "total");
  const due = total ? nextRefresh(total, now) : now;
  const midnight = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1));
  const isOver = bill.callsLeftToday + bill.extraCalls === 0 || isHeldBack(row, now);
  const earliest = isOver && due < midnight ? midnight : due;
  return earliest <= now ? nextHour(now) : nextHour(earliest);
}

function nextHour(time: Date): Date {
  const hour = new Date(time);
  hour.setUTCMinutes(0, 0, 0);
  if (hour < time) hour.setUTCHours(hour.getUTCHours() + 1);
  return hour;
}
