import type { NewJob } from "../jobs/job-queue.ts";
import type { KnownContext, Transaction } from "../operation/context.ts";

/** Sends notices on their way out of the portal, by jobs that begin once the transaction is done. */
export async function queueDeliveries(
  transaction: Transaction,
  { jobs }: Pick<KnownContext, "jobs">,
  deliveries: readonly { noticeId: string; means: string }[],
): Promise<void> {
  if (deliveries.length === 0) return;
  const made = await transaction.noticeDelivery.createManyAndReturn({
    data: [...deliveries],
    select: { id: true, means: true },
  });
  for (const delivery of made) await jobs.enqueue(transaction, deliveryJob(delivery));
}

/** The job of a delivery. Mails have their own, so that a slow receiver of a channel holds up none of them. */
export const deliveryJob = ({ id, means }: { id: string; means: string }): NewJob => ({
  name: means === "email" ? "notices.mail" : "notices.post",
  payload: { deliveryId: id },
  key: id,
});
