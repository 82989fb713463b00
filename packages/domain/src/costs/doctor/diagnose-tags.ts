import { usdOfMicrodollars } from "../sources/paid-dollars.ts";
import { writeMoney } from "@quarry/aws-core/costs/read-money";
import type { CostTagReading } from "@quarry/database/generated/client";
import type { Database } from "../../operation/context.ts";
import { query } from "../../operation/query.ts";
import { hours } from "../../operation/units.ts";
import { readBills } from "../read-bills.ts";
import type { ReadBill } from "../read-bills.ts";
import { backfillMonths } from "./backfill-months.ts";
import { findActiveKeys } from "./find-active-keys.ts";
import { findLastChanges } from "./find-last-changes.ts";
import { CostTagFailure, DiagnoseTagsInput, TagDiagnosesView } from "./schema.ts";
import { tellKeys } from "./tell-keys.ts";

/**
 * How far each tag key has come on its way to a bill: applied, seen by billing, activated, backfilled, first cost; with
 * what is to be done next, by whom, and what is only to be waited for.
 */
export const diagnoseTags = query({
  permission: "costs.read",
  route: {
    method: "GET",
    path: "/cost-tags",
    summary: "Show how far tag keys have come on the way to the bill",
  },
  input: DiagnoseTagsInput,
  output: TagDiagnosesView,
  async run({ context, input: { connectionId, scope } }) {
    const { database, jobs } = context;
    // Before the rows: what ends in between is then seen as under way, and asked about again.
    const isReading = await jobs.isWaiting("costs.read-tags");
    const bills = await readBills(database, undefined);
    const bill = bills.find((one) => connectionId === undefined || one.connectionId === connectionId);
    if (!bill) return { ...nothing, bills: bills.map(toBill) };
    const now = new Date();
    // Before the keys: a change that ends in between is then seen as under way, never as done with the older status.
    const changes = await findLastChanges(database, bill.sourceId);
    const [reading, known, backfills, paid] = await readBook(database, bill);
    const active = await findActiveKeys(context, { bill, known, changes, now });
    const keys = await tellKeys(database, {
      bill,
      isOnly: bills.length === 1,
      known,
      backfills,
      changes,
      active,
      reading,
      scope,
      now,
    });
    const error = reading?.lastError ? CostTagFailure.parse(reading.lastError) : null;
    return {
      bills: bills.map(toBill),
      bill: toBill(bill),
      readAt: reading?.lastSuccessAt?.toISOString() ?? null,
      isReading,
      error,
      isPayer: error?.code !== "not-payer",
      ...keys,
      activeKeys: known.filter(({ isActive }) => isActive).length,
      backfills: backfills.slice(0, 5).map(({ requestedAt, from, status, completedAt }) => ({
        requestedAt: requestedAt.toISOString(),
        from,
        status,
        completedAt: completedAt?.toISOString() ?? null,
      })),
      backfillChange: changes.get("")?.view ?? null,
      nextBackfillAt: nextBackfillAt(backfills[0]?.requestedAt, now),
      backfillMonths: backfillMonths(now),
      forgottenByBackfill: known
        .filter(({ isActive, statusChangedAt }) => !isActive && statusChangedAt !== null)
        .map(({ key }) => key)
        .toSorted(),
      paid,
    };
  },
});

const nothing = {
  bill: null,
  readAt: null,
  isReading: false,
  error: null,
  isPayer: true,
  diagnoses: [],
  others: 0,
  activeKeys: 0,
  backfills: [],
  backfillChange: null,
  nextBackfillAt: null,
  backfillMonths: [],
  forgottenByBackfill: [],
  paid: { requests: 0, amount: "0" },
};

const toBill = ({ connectionId, connection, accountId }: ReadBill) => ({
  connectionId,
  connection,
  accountId,
});

type Book = [
  CostTagReading | null,
  {
    key: string;
    type: "user_defined" | "aws_generated";
    isActive: boolean;
    statusChangedAt: Date | null;
    lastUsedMonth: string | null;
    firstSeenAt: Date;
  }[],
  { requestedAt: Date; from: string; status: string; completedAt: Date | null }[],
  { requests: number; amount: string },
];

/** What the last reading kept of a bill's keys, and what the readings of this month cost. */
async function readBook(database: Database, { sourceId }: ReadBill): Promise<Book> {
  const [reading, known, backfills, [paid]] = await Promise.all([
    database.costTagReading.findUnique({ where: { sourceId } }),
    database.costTagKey.findMany({ where: { sourceId }, orderBy: { key: "asc" } }),
    database.costTagBackfill.findMany({ where: { sourceId }, orderBy: { requestedAt: "desc" }, take: 20 }),
    database.$queryRaw<{ requests: number; microdollars: bigint }[]>`
      SELECT count(*)::int AS requests, coalesce(sum("microdollars"), 0)::bigint AS microdollars FROM "PaidCall"
      WHERE "sourceId" = ${sourceId}::uuid AND "operation" LIKE '%CostAllocationTag%'
        AND "madeAt" >= date_trunc('month', now(), 'UTC')`,
  ]);
  return [
    reading,
    known.map((row) => ({ ...row, lastUsedMonth: dayText(row.lastUsedMonth) })),
    backfills.map((row) => ({ ...row, from: dayText(row.from) ?? "" })),
    { requests: paid?.requests ?? 0, amount: writeMoney(usdOfMicrodollars(paid?.microdollars ?? 0n)) },
  ];
}

const dayText = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

function nextBackfillAt(last: Date | undefined, now: Date): string | null {
  if (!last) return null;
  const next = new Date(last.getTime() + hours(24));
  return next > now ? next.toISOString() : null;
}
