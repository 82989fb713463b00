import type { JobContext } from "../jobs/job-context.ts";

/** One attempt at an effect, with the fence that its outcome must carry. */
export type EffectAttempt = NonNullable<Awaited<ReturnType<typeof startEffect>>>;

/** Takes a waiting effect for this attempt by raising the fence. Null when there is nothing left to do. */
export async function startEffect({ database }: JobContext, effectId: string) {
  return database.$transaction(async (transaction) => {
    const raised = await transaction.budgetEffect.updateMany({
      where: { id: effectId, state: "waiting" },
      data: { attempt: { increment: 1 } },
    });
    if (raised.count === 0) return null;
    return transaction.budgetEffect.findUniqueOrThrow({
      where: { id: effectId },
      include: { connection: true },
    });
  });
}
