import { billingRegion } from "@quarry/aws-core/clients/create-aws-clients";
import { CostReadError } from "@quarry/aws-core/costs/cost-read-error";
import { forecastCosts } from "@quarry/aws-core/costs/forecast-costs";
import type { CostForecast } from "@quarry/aws-core/costs/forecast-costs";
import { AwsError } from "@quarry/aws-core/errors/aws-error";
import type { Connection, CostSource } from "@quarry/database/generated/client";
import { wantedForecasts } from "../budgets/wanted-forecasts.ts";
import type { WantedForecast } from "../budgets/wanted-forecasts.ts";
import { askPaid } from "../costs/ingest/ask-paid.ts";
import { findBillState } from "../costs/ingest/bill-state.ts";
import { dateOf, dayOf } from "../costs/days-schema.ts";
import { hasCallsToSpare } from "../costs/ingest/plan-reading.ts";
import { CallsUsedUp, LeaseLost } from "../costs/ingest/reading-stops.ts";
import type { JobContext } from "../jobs/job-context.ts";
import type { Database } from "../operation/context.ts";
import { forecastEnd } from "./forecast-days.ts";
import { wholeBill } from "./told-by-aws.ts";

type Bill = CostSource & { connection: Connection };

/**
 * Has AWS forecast every bill to the end of the month, once a day (UTC) and in one paid call, as long as the bill's
 * calls of the day last; then what budgets foresee, a call for each tag value, out of calls that nothing else needs.
 * Without them Quarry shows its own projections.
 */
export async function readForecasts(context: JobContext): Promise<void> {
  const bills = await context.database.costSource.findMany({
    where: { kind: "cost_explorer", services: { isEmpty: false } },
    include: { connection: true },
    orderBy: { id: "asc" },
  });
  for (const bill of bills) await readBillForecasts(context, bill, dayOf(new Date()));
}

async function readBillForecasts(context: JobContext, bill: Bill, today: string): Promise<void> {
  const { database, signal } = context;
  const whole = { scope: wholeBill, until: forecastEnd(today) };
  const budgets = await wantedForecasts(database, bill, today);
  for (const wanted of [whole, ...budgets]) {
    if (signal.aborted) return;
    const { scope } = wanted;
    const made = await database.costForecast.count({
      where: { sourceId: bill.id, madeOn: dateOf(today), ...scope },
    });
    if (made > 0) continue;
    if (wanted !== whole && !(await isCallToSpare(database, bill.id))) return;
    const isDone = await readForecast(context, bill, { ...wanted, today });
    if (!isDone) return;
  }
}

async function isCallToSpare(database: Database, sourceId: string): Promise<boolean> {
  const state = await findBillState(database, sourceId);
  return state !== null && hasCallsToSpare(state);
}

/**
 * A forecast that AWS cannot make is kept as one without days, so that it is not paid for again today.
 * @returns false where no other is to be asked for now
 */
async function readForecast(
  context: JobContext,
  bill: Bill,
  { scope, until, today }: WantedForecast & { today: string },
): Promise<boolean> {
  const { database, logger, signal } = context;
  const clients = context.aws.clientsFor(bill.connection, billingRegion);
  const { metric, tagKey, tagValue } = scope;
  const question = {
    from: today,
    until,
    granularity: "daily",
    metric,
    certainty: 80,
    services: bill.services,
    ...(tagKey !== "" && { tag: { key: tagKey, values: [tagValue] } }),
  } as const;
  const terms = { sourceId: bill.id, purpose: "forecast", purse: "day" } as const;
  const made = { ...scope, sourceId: bill.id, madeOn: dateOf(today) };
  try {
    const forecast = await askPaid(database, terms, (paying) =>
      forecastCosts(clients, question, { ...paying, signal }),
    );
    await keep(database, { ...made, days: daysOf(forecast) });
  } catch (error) {
    if (error instanceof CallsUsedUp || error instanceof LeaseLost) return false;
    if (!(error instanceof AwsError)) throw error;
    logger.warn({ sourceId: bill.id, awsCode: error.awsCode }, "a bill could not be forecast");
    if (error instanceof CostReadError && error.reason === "throttled") return false;
    await keep(database, { ...made, days: [] });
  }
  return true;
}

const daysOf = (forecast: CostForecast | null) =>
  (forecast?.periods ?? []).map(({ from, mean, bounds }) => ({
    day: from,
    mean: String(mean),
    low: bounds && String(bounds.lower),
    high: bounds && String(bounds.upper),
  }));

interface MadeForecast {
  sourceId: string;
  madeOn: Date;
  metric: string;
  tagKey: string;
  tagValue: string;
  days: ReturnType<typeof daysOf>;
}

/** Forecasts are of their day; those before are kept as long as a bill's history is. */
async function keep(database: Database, { days, ...made }: MadeForecast): Promise<void> {
  await database.costForecast.upsert({
    where: { sourceId_madeOn_metric_tagKey_tagValue: made },
    create: { ...made, days },
    update: { days, madeAt: new Date() },
  });
}
