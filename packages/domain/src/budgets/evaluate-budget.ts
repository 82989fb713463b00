import type { Budget } from "@quarry/database/generated/client";
import { appendEvent } from "../audit/append-event.ts";
import { dateOf, dayOf } from "../costs/days-schema.ts";
import type { KnownContext, Transaction } from "../operation/context.ts";
import { forecastOf } from "./forecast-of.ts";
import type { BudgetForecast } from "./forecast-of.ts";
import { liftSuspensions, suspendProfiles } from "./hold-back.ts";
import { isReached, levelsOf, permilleOf } from "./levels-of.ts";
import type { ReachedLevel } from "./levels-of.ts";
import { periodAt } from "./periods-schema.ts";
import type { PeriodDays } from "./periods-schema.ts";
import { spentOf } from "./spent-of.ts";
import { tellOfLevel } from "./tell-of-level.ts";

/** How a budget stands in a period; amounts in ten-billionths of a dollar. */
interface Standing {
  period: PeriodDays;
  spent: bigint;
  billed: bigint;
  metered: bigint;
  forecast: BudgetForecast | null;
  /** Null: no bill is divided by its tag, so nothing is known. */
  billedUntil: string | null;
}

/**
 * Holds a budget against the bill as it is now: keeps its figures, tells of levels that are reached, suspends and lifts.
 * All of it in one transaction that has the budget's row to itself, so that of two at once the second finds everything
 * done. What is not known changes nothing: without a bill that is divided by the tag, what is suspended stays so.
 */
export async function evaluateBudget(
  transaction: Transaction,
  context: KnownContext,
  budgetId: string,
): Promise<void> {
  const [locked] = await transaction.$queryRaw<{ today: Date }[]>`
    SELECT (now() AT TIME ZONE 'UTC')::date AS today FROM "Budget"
    WHERE "id" = ${budgetId}::uuid AND "deletedAt" IS NULL FOR UPDATE`;
  if (!locked) return;
  const budget = await transaction.budget.findUniqueOrThrow({ where: { id: budgetId } });
  const standing = await standingOf(transaction, budget, dayOf(locked.today));
  await keepFigures(transaction, budget, standing);
  if (standing.billedUntil === null) return;
  const suspended = await holdBack(transaction, context, { budget, standing });
  for (const level of levelsOf({ ...budget, ...standing, forecast: standing.forecast?.amount ?? null })) {
    await keepLevel(transaction, context, { budget, standing, level, suspended });
  }
}

/** What is spent and foreseen under a budget in the period that holds a day. */
export async function standingOf(
  transaction: Transaction,
  budget: Pick<Budget, "connectionId" | "tagKey" | "tagValue" | "metric" | "period">,
  today: string,
): Promise<Standing> {
  const period = periodAt(budget.period, today);
  const spent = await spentOf(transaction, budget, { ...period, today });
  const { billed, metered, billedUntil } = spent;
  const forecast = await forecastOf(transaction, budget, { period, today, spent });
  return { period, spent: billed + metered, billed, metered, forecast, billedUntil };
}

async function keepFigures(transaction: Transaction, budget: Budget, standing: Standing): Promise<void> {
  const { period, spent, billed, metered, forecast, billedUntil } = standing;
  const { amountMicrodollars } = budget;
  await transaction.budget.update({
    where: { id: budget.id },
    data: {
      evaluatedAt: new Date(),
      periodStart: dateOf(period.from),
      billed,
      metered,
      forecast: forecast?.amount ?? null,
      isForecastByAws: forecast?.basis === "aws",
      usedPermille: permilleOf({ amountMicrodollars, spent }),
      billedUntil: billedUntil === null ? null : dateOf(billedUntil),
    },
    select: { id: true },
  });
}

interface Evaluated {
  budget: Budget;
  standing: Standing;
}

/** Returns how many profiles are held back, now or before. */
async function holdBack(
  transaction: Transaction,
  context: KnownContext,
  { budget, standing: { spent, period } }: Evaluated,
): Promise<number> {
  const { id: budgetId, action, amountMicrodollars } = budget;
  await liftEnded(transaction, context, budgetId);
  if (action === "suspend" && isReached({ amountMicrodollars, spent }, 100)) {
    return suspendProfiles(transaction, context, { budget, until: dateOf(period.until) });
  }
  await liftSuspensions(transaction, context, {
    budgetId,
    reason: "Less than the budget’s amount is spent.",
  });
  return 0;
}

/** What an earlier period held back would otherwise stand in the way of what this one does. */
async function liftEnded(transaction: Transaction, context: KnownContext, budgetId: string): Promise<void> {
  const ended = await transaction.suspension.count({
    where: { budgetId, liftedAt: null, until: { lte: new Date() } },
  });
  if (ended > 0) await liftSuspensions(transaction, context, { budgetId, reason: periodIsOver });
}

export const periodIsOver = "The period of the budget is over.";

/** The row is what makes a level told once: whoever does not get to write it tells nobody. */
async function keepLevel(
  transaction: Transaction,
  context: KnownContext,
  { budget, standing, level, suspended }: Evaluated & { level: ReachedLevel; suspended: number },
): Promise<void> {
  const { id: budgetId, name, teamId, amountMicrodollars } = budget;
  const { period } = standing;
  const written = await transaction.budgetLevel.createMany({
    data: [{ budgetId, periodStart: dateOf(period.from), amountMicrodollars, ...level }],
    skipDuplicates: true,
  });
  if (written.count === 0) return;
  await appendEvent(transaction, context, {
    name: "budget.level-reached",
    subject: { kind: "budget", id: budgetId, label: name },
    ...(teamId !== null && { teamId }),
    after: { level: level.level, period: period.from, figure: String(level.figure), suspended },
  });
  if (level.isTold) await tellOfLevel(transaction, context, { budget, period, level, suspended });
}
