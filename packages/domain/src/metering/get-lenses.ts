import { microdollarsPerMetric } from "@quarry/aws-core/metering/read-token-counts";
import { perMicrodollar, writeMoney } from "@quarry/aws-core/costs/read-money";
import { addDays, dateOf, dayOf, monthOf } from "../costs/days-schema.ts";
import type { DayRange } from "../costs/days-schema.ts";
import type { KnownContext } from "../operation/context.ts";
import { can } from "../operation/permissions.ts";
import { query } from "../operation/query.ts";
import { loadPriceBook } from "../prices/load-price-book.ts";
import { readBilledDays } from "./billed-days.ts";
import type { BilledDay } from "./billed-days.ts";
import { compareDays } from "./compare-days.ts";
import type { Lenses } from "./compare-days.ts";
import { forecastDays } from "./forecast-days.ts";
import { meteringState } from "./metering-state.ts";
import { readMeteredDays } from "./metered-days.ts";
import { scopeOf } from "./lens-scope.ts";
import { LensQuery, LensView } from "./schema.ts";

/**
 * One spend through three lenses, day by day: what AWS billed, what the tokens that CloudWatch counted cost at list
 * prices minutes after they were sent, and what is to come; with the drift between the first two and its usual causes.
 */
export const getLenses = query({
  permission: "costs.readTeam",
  route: { method: "GET", path: "/cost-lenses", summary: "Compare billed, metered and forecast costs" },
  input: LensQuery,
  output: LensView,
  async run({ context, input }) {
    const { database } = context;
    const scope = await scopeOf(context, input);
    const today = dayOf(new Date());
    const range = { from: addDays(today, 1 - input.days), until: addDays(today, 1) };
    // The month to date and the weeks that a projection looks back on, whatever is shown.
    const wide = { from: earliest(range.from, monthOf(today), addDays(today, -35)), until: range.until };
    const state = await meteringState(context, scope);
    const book = await loadPriceBook(database);
    const [billed, counted] = await Promise.all([
      readBilledDays(database, scope.billed, { ...wide, today }),
      readMeteredDays(database, { models: scope.models, book }, wide),
    ]);
    const metered = withIdleDays(counted, { since: state.since, until: range.until });
    const dataUntil = latest(scope.billed.map(({ grouping }) => grouping.heldUntil));
    const forecast = await forecastDays(database, scope, { billed, metered, dataUntil, today });
    const lenses: Lenses = { range, today, billed, metered, forecast: forecast?.days ?? new Map() };
    return {
      subject: scope.subject,
      ...range,
      ...compareDays(lenses, scope),
      month: forecast && monthOfForecast(forecast, { billed, today }),
      withoutBill: scope.withoutBill,
      freshness: {
        billed: {
          dataUntil,
          refreshedAt: latestTime(scope.billed.map(({ grouping }) => grouping.refreshedAt)),
        },
        metered: state,
        forecast: { madeAt: forecast?.madeAt?.toISOString() ?? null },
      },
      metering: await costOfMetering(context, monthOf(today)),
    };
  },
});

const earliest = (...days: string[]): string => days.toSorted()[0] ?? "";
const latest = (days: readonly (string | null)[]): string | null =>
  days
    .filter((day) => day !== null)
    .toSorted()
    .at(-1) ?? null;
const latestTime = (times: readonly (Date | null)[]): string | null =>
  latest(times.map((time) => time?.toISOString() ?? null));

/** A day on which nothing was called costs nothing; it is not unknown once metering has begun. */
function withIdleDays<Cost>(
  counted: ReadonlyMap<string, Cost>,
  { since, until }: { since: string | null; until: string },
): Map<string, Cost | "idle"> {
  const days = new Map<string, Cost | "idle">(counted);
  for (let day = since ?? until; day < until; day = addDays(day, 1))
    if (!days.has(day)) days.set(day, "idle");
  return days;
}

function monthOfForecast(
  { days, basis, explanation }: NonNullable<Awaited<ReturnType<typeof forecastDays>>>,
  { billed, today }: { billed: ReadonlyMap<string, BilledDay>; today: string },
): LensView["month"] {
  const month: DayRange = { from: monthOf(today), until: monthOf(today, 1) };
  let amount = 0n;
  for (let day = month.from; day < month.until; day = addDays(day, 1))
    amount += days.get(day) ?? billed.get(day)?.total ?? 0n;
  return { usd: writeMoney(amount), basis, explanation };
}

async function costOfMetering(
  { database, actor }: KnownContext,
  month: string,
): Promise<LensView["metering"]> {
  if (!can(actor, "costs.read")) return null;
  const { _sum } = await database.meteringCall.aggregate({
    where: { day: { gte: dateOf(month) } },
    _sum: { metrics: true },
  });
  const metrics = _sum.metrics ?? 0;
  return { metrics, usd: writeMoney(BigInt(metrics * microdollarsPerMetric) * perMicrodollar) };
}
