import type { JobContext } from "../jobs/job-context.ts";
import { evaluateBudget } from "./evaluate-budget.ts";

/** Holds every budget against the bill, each by itself: one that cannot be does not keep the others from it. */
export async function evaluateBudgets(context: JobContext): Promise<void> {
  const { database, logger, signal } = context;
  const budgets = await database.budget.findMany({
    where: { deletedAt: null },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of budgets) {
    if (signal.aborted) return;
    try {
      await database.$transaction((transaction) => evaluateBudget(transaction, context, id));
    } catch (error) {
      logger.error({ err: error, budgetId: id }, "a budget could not be held against the bill");
    }
  }
}
