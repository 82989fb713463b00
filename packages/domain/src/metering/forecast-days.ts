import { addDays, monthOf } from "../costs/days-schema.ts";
import type { Transaction } from "../operation/context.ts";
import type { BilledDay } from "./billed-days.ts";
import type { LensScope } from "./lens-scope.ts";
import type { MeteredCost } from "./metered-days.ts";
import { projectDays } from "./project-days.ts";
import { toldByAws, wholeBill } from "./told-by-aws.ts";

interface Forecast {
  basis: "aws" | "quarry";
  /** Ten-billionths of a dollar, by day. */
  days: ReadonlyMap<string, bigint>;
  explanation: string;
  madeAt: Date | null;
}

interface Known {
  billed: ReadonlyMap<string, BilledDay>;
  metered: ReadonlyMap<string, MeteredCost | "idle">;
  dataUntil: string | null;
  today: string;
}

/**
 * The days from the first that is not billed to the end of the month, or a week on where that is further: as AWS
 * forecasts them where everything is looked at and all bills have a forecast, else Quarry's own projection.
 */
export async function forecastDays(
  database: Pick<Transaction, "costForecast">,
  { subject, billed: parts }: LensScope,
  known: Known,
): Promise<Forecast | null> {
  const { billed, metered, dataUntil, today } = known;
  const settled = firstUnsettled(known);
  const range = { from: settled, until: forecastEnd(today) };
  const sourceIds = parts.map(({ grouping }) => grouping.sourceId);
  const told =
    subject.kind === "all" ? await toldByAws(database, { sourceIds, scope: wholeBill, today }) : null;
  const basis = dataUntil === null ? meteredAmounts(metered, today) : billedAmounts(billed);
  const projected = projectDays(basis, range);
  if (told === null) {
    if (projected === null) return null;
    const from = dataUntil === null ? "what was metered" : "the bill";
    const why = subject.kind === "all" ? " AWS's own forecast is not there." : "";
    const explanation = `Quarry's own projection: each day as the same weekday of the last four weeks, by ${from}.${why}`;
    return { basis: "quarry", days: projected, explanation, madeAt: null };
  }
  // AWS forecasts from today on; the days between the bill and today are Quarry's.
  const days = new Map([...(projected ?? [])].filter(([day]) => day < today));
  for (const [day, amount] of told.days) if (day < range.until) days.set(day, amount);
  return {
    basis: "aws",
    days,
    explanation: "AWS's forecast (GetCostForecast), made once a day.",
    madeAt: told.madeAt,
  };
}

/** The day after the last that is forecast: to the end of the month, or a week on where that is further. */
export function forecastEnd(today: string): string {
  const [nextMonth, weekOn] = [monthOf(today, 1), addDays(today, 8)];
  return nextMonth > weekOn ? nextMonth : weekOn;
}

/** Days that grow are forecast like those that the bill does not know. */
function firstUnsettled({ billed, dataUntil, today }: Known): string {
  const growing = [...billed].filter(([, day]) => day.isGrowing).map(([day]) => day);
  const first = [...growing, dataUntil ?? today].toSorted()[0] ?? today;
  return first < today ? first : today;
}

const billedAmounts = (billed: Known["billed"]): Map<string, bigint> =>
  new Map([...billed].flatMap(([day, { total, isGrowing }]) => (isGrowing ? [] : [[day, total]])));

const meteredAmounts = (metered: Known["metered"], today: string): Map<string, bigint> =>
  new Map(
    [...metered].flatMap(([day, cost]) =>
      day >= today ? [] : [[day, cost === "idle" ? 0n : cost.amount] as const],
    ),
  );
