import { perMicrodollar, writeMoney } from "@quarry/aws-core/costs/read-money";
import type { Prisma } from "@quarry/database/generated/client";
import { dayOf } from "../costs/days-schema.ts";
import { CostMetric } from "../costs/schema.ts";
import type { Actor } from "../operation/actor.ts";
import { mayGovern } from "./find-budgets.ts";
import { periodAt } from "./periods-schema.ts";
import type { BudgetFigures, BudgetView } from "./schema.ts";

/** Suspensions that hold now; the others were lifted, are over or overridden. */
export const holdingNow = (now: Date) =>
  ({
    liftedAt: null,
    until: { gt: now },
    OR: [{ overrideUntil: null }, { overrideUntil: { lte: now } }],
  }) satisfies Prisma.SuspensionWhereInput;

/** What a budget is shown with. */
export const viewRelations = (now: Date) =>
  ({
    team: { select: { slug: true, name: true } },
    connection: { select: { id: true, name: true } },
    setBy: { select: { name: true } },
    _count: { select: { suspensions: { where: holdingNow(now) } } },
  }) satisfies Prisma.BudgetInclude;

type BudgetRow = Prisma.BudgetGetPayload<{ include: ReturnType<typeof viewRelations> }>;

/** A budget as people see it. */
export function toBudgetView(row: BudgetRow, { actor, now }: { actor: Actor; now: Date }): BudgetView {
  const { id, version, name, team, connection, tagKey, tagValue, period, thresholds, tellsForecast, action } =
    row;
  return {
    id,
    version,
    name,
    team,
    connection,
    tagKey,
    tagValue,
    period,
    amount: dollars(row.amountMicrodollars * perMicrodollar),
    metric: CostMetric.parse(row.metric),
    thresholds,
    tellsForecast,
    action,
    setBy: row.setBy.name,
    createdAt: row.createdAt.toISOString(),
    overrideUntil:
      row.overrideUntil !== null && row.overrideUntil > now ? row.overrideUntil.toISOString() : null,
    evaluatedAt: row.evaluatedAt?.toISOString() ?? null,
    figures: figuresOf(row, now),
    suspended: row._count.suspensions,
    mayChange: mayGovern(actor, row.teamId),
  };
}

/** Figures of an earlier period say nothing about this one. */
function figuresOf(row: BudgetRow, now: Date): BudgetFigures | null {
  const { periodStart, billed, metered, forecast, isForecastByAws, billedUntil, amountMicrodollars } = row;
  const period = periodAt(row.period, dayOf(now));
  if (periodStart === null || dayOf(periodStart) !== period.from) return null;
  const amount = amountMicrodollars * perMicrodollar;
  const percentOf = (figure: bigint) => Number((figure * 100n) / amount);
  return {
    ...period,
    spent: dollars(billed + metered),
    metered: dollars(metered),
    forecast: forecast === null ? null : dollars(forecast),
    forecastBasis: forecast === null ? null : isForecastByAws ? "aws" : "run-rate",
    percent: percentOf(billed + metered),
    forecastPercent: forecast === null ? null : percentOf(forecast),
    billedUntil: billedUntil && dayOf(billedUntil),
  };
}

/** An amount in ten-billionths of a dollar as a decimal of dollars. */
export const dollars = writeMoney;
