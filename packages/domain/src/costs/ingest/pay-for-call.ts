import { paidCallMicrodollars } from "@quarry/aws-core/costs/paid-call";
import type { Database, Transaction } from "../../operation/context.ts";
import { callsToday } from "./count-calls.ts";
import { leaseSeconds } from "./lease.ts";
import type { Purse } from "./reading-progress.ts";
import { CallsUsedUp, LeaseLost } from "./reading-stops.ts";

export interface NewPaidCall {
  sourceId: string;
  /** The number of a reader that has the bill for itself: who has lost the lease makes no call any more. */
  attempt?: number;
  operation: string;
  purpose: string;
  /** `unlimited`: counted as one of the day's, however many these are. */
  purse: Purse | "unlimited";
}

/**
 * Writes a paid call down before it is made, in a transaction of its own: a crash may count a call that was not made,
 * and never leaves one out. Everything that asks Cost Explorer pays here.
 * @returns the call's id
 * @throws CallsUsedUp, LeaseLost
 */
export function payForCall(database: Database, call: NewPaidCall): Promise<string> {
  return database.$transaction(async (transaction) => {
    const { sourceId, operation, purpose, purse } = call;
    const isExtra = purse !== "unlimited" && (await takeFrom(transaction, { ...call, purse }));
    const { id } = await transaction.paidCall.create({
      data: { sourceId, operation, purpose, isExtra, microdollars: paidCallMicrodollars },
    });
    return id;
  });
}

type LimitedCall = NewPaidCall & { purse: Purse };

/** Tells whether the call is an extra one, which is then taken off those that are left. */
async function takeFrom(transaction: Transaction, call: LimitedCall): Promise<boolean> {
  const { sourceId, purse } = call;
  const source = await holdOn(transaction, call);
  const isDayLeft = (await callsToday(transaction, sourceId)) < source.callsPerDay;
  const isExtraLeft = purse !== "day" && source.extraCalls > 0;
  const isExtra = isExtraLeft && (purse === "extra-then-day" || !isDayLeft);
  if (!isExtra && !isDayLeft) throw new CallsUsedUp();
  if (isExtra) {
    await transaction.costSource.update({
      where: { id: sourceId },
      data: { extraCalls: { decrement: 1 } },
    });
  }
  return isExtra;
}

/** Takes calls off the bill that AWS turned away before it did anything for them. */
export function forgiveCalls(database: Database, ids: readonly string[]): Promise<void> {
  return database.$transaction(async (transaction) => {
    const where = { id: { in: [...ids] }, microdollars: { gt: 0 } };
    const calls = await transaction.paidCall.findMany({ where });
    await transaction.paidCall.updateMany({ where, data: { microdollars: 0 } });
    const extra = calls.filter(({ isExtra }) => isExtra);
    const [first] = extra;
    if (!first) return;
    await transaction.costSource.update({
      where: { id: first.sourceId },
      data: { extraCalls: { increment: extra.length } },
    });
  });
}

interface Allowance {
  callsPerDay: number;
  extraCalls: number;
}

/** Locks the source, so that two calls at once are counted one after the other, and holds on to a reader's lease. */
async function holdOn(transaction: Transaction, { sourceId, attempt }: NewPaidCall): Promise<Allowance> {
  const [source] =
    attempt === undefined
      ? await transaction.$queryRaw<Allowance[]>`
          SELECT "callsPerDay", "extraCalls" FROM "CostSource" WHERE "id" = ${sourceId}::uuid FOR UPDATE`
      : await transaction.$queryRaw<Allowance[]>`
          UPDATE "CostSource" SET "leasedUntil" = now() + make_interval(secs => ${leaseSeconds}::int)
          WHERE "id" = ${sourceId}::uuid AND "attempt" = ${attempt}::int
          RETURNING "callsPerDay", "extraCalls"`;
  if (!source) throw new LeaseLost();
  return source;
}
