import type { CostTagBackfill } from "@quarry/aws-core/cost-tags/cost-tag-schema";
import { appendEvent } from "../../audit/append-event.ts";
import type { EventName } from "../../audit/event-names.ts";
import type { JobContext } from "../../jobs/job-context.ts";
import type { Transaction } from "../../operation/context.ts";
import { keepBackfills, lockBill } from "./keep-cost-tags.ts";
import { subjectOf } from "./refresh-cost-tags.ts";
import type { CostTagFailure } from "./schema.ts";
import type { BackfillAttempt, StatusAttempt, StatusChange } from "./start-changes.ts";

interface StatusOutcome {
  change: StatusChange;
  /** Null when AWS has the key as it is wanted. */
  failure: CostTagFailure | null;
}

/** Writes down how the change of a key went, and its status, unless a later attempt has taken over. */
export async function settleStatus(
  context: JobContext,
  { bill }: Pick<StatusAttempt, "bill">,
  { change, failure }: StatusOutcome,
): Promise<void> {
  await context.database.$transaction(async (transaction) => {
    await lockBill(transaction, bill.id);
    if (!(await settle(transaction, change, failure))) return;
    const { key, isActive } = change;
    if (!failure) {
      // Where the status was right before, the time at which it became so stays.
      await transaction.costTagKey.updateMany({
        where: { sourceId: bill.id, key, isActive: !isActive },
        data: { isActive, statusChangedAt: new Date() },
      });
    }
    const done = isActive ? "cost-tag.activated" : "cost-tag.deactivated";
    const name: EventName = failure ? "cost-tag.failed" : done;
    await appendEvent(transaction, context, {
      name,
      subject: subjectOf(bill.connection),
      after: { key, ...failureFacts(failure) },
    });
  });
}

interface BackfillOutcome {
  backfill: CostTagBackfill | null;
  failure: CostTagFailure | null;
}

/** Writes down whether a backfill was started, unless a later attempt has taken over. */
export async function settleBackfill(
  context: JobContext,
  { bill, change }: BackfillAttempt,
  { backfill, failure }: BackfillOutcome,
): Promise<void> {
  await context.database.$transaction(async (transaction) => {
    await lockBill(transaction, bill.id);
    if (!(await settle(transaction, change, failure))) return;
    if (backfill) await keepBackfills(transaction, bill.id, [backfill]);
    await appendEvent(transaction, context, {
      name: failure ? "cost-tag.failed" : "cost-tags.backfill-started",
      subject: subjectOf(bill.connection),
      after: { from: change.from?.toISOString().slice(0, 10) ?? "", ...failureFacts(failure) },
    });
  });
}

async function settle(
  transaction: Transaction,
  { id, attempt }: { id: string; attempt: number },
  failure: CostTagFailure | null,
): Promise<boolean> {
  const { count } = await transaction.costTagChange.updateMany({
    where: { id, state: "waiting", attempt },
    data: {
      state: failure ? "failed" : "done",
      settledAt: new Date(),
      ...(failure && { failure: { ...failure } }),
    },
  });
  return count > 0;
}

const failureFacts = (failure: CostTagFailure | null) =>
  failure ? { awsCode: failure.awsCode, cause: failure.cause } : {};
