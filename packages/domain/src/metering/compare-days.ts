import { writeMoney } from "@quarry/aws-core/costs/read-money";
import { addDays } from "../costs/days-schema.ts";
import type { DayRange } from "../costs/days-schema.ts";
import type { BilledDay } from "./billed-days.ts";
import { explainDrift, percentAbove, percentOf } from "./explain-drift.ts";
import type { LensScope } from "./lens-scope.ts";
import type { MeteredCost } from "./metered-days.ts";
import { driftCauses } from "./schema.ts";
import type { DriftCause, LensDay, LensView } from "./schema.ts";

/** What each lens shows, by day; amounts in ten-billionths of a dollar. */
export interface Lenses {
  range: DayRange;
  today: string;
  billed: ReadonlyMap<string, BilledDay>;
  metered: ReadonlyMap<string, MeteredCost | "idle">;
  forecast: ReadonlyMap<string, bigint>;
}

type Comparison = Pick<LensView, "days" | "totals" | "driftPercent" | "causes" | "coverage" | "unpriced">;

/** Puts the lenses side by side. Only days that both lenses know, and that are over, count for the drift of all. */
export function compareDays(lenses: Lenses, { subject, withoutBill }: LensScope): Comparison {
  const { range, today } = lenses;
  const isByTag = subject.kind === "team" || subject.kind === "tag";
  const end = [...lenses.forecast.keys()].toSorted().at(-1);
  const until = end === undefined || end < range.until ? range.until : addDays(end, 1);
  const days: LensDay[] = [];
  for (let day = range.from; day < until; day = addDays(day, 1))
    days.push(compareDay(lenses, { day, today, isByTag }));
  const shown = [...daysWithin(lenses.billed, range)].map(([, day]) => day);
  const used = [...daysWithin(lenses.metered, range)].flatMap(([, day]) => (day === "idle" ? [] : [day]));
  const named = new Set(days.flatMap(({ causes }) => causes));
  const compared = comparedSums(lenses);
  return {
    days,
    totals: {
      billed: shown.length === 0 ? null : writeMoney(sum(shown.map(({ total }) => total))),
      metered: lenses.metered.size === 0 ? null : writeMoney(sum(used.map(({ amount }) => amount))),
      meteredToday: amountOf(lenses.metered.get(today)),
    },
    driftPercent: percentAbove(compared.metered, compared.billed),
    causes: causesOf(named),
    coverage: withoutBill === null && shown.length > 0 ? coverageOf(shown) : null,
    unpriced: {
      tokens: String(sum(used.map(({ unpricedTokens }) => unpricedTokens))),
      images: String(sum(used.map(({ images }) => images))),
      models: [...new Set(used.flatMap(({ unpricedModels }) => [...unpricedModels]))].toSorted(),
    },
  };
}

function compareDay(
  { billed: bills, metered: meters, forecast }: Lenses,
  { day, today, isByTag }: { day: string; today: string; isByTag: boolean },
): LensDay {
  const billed = bills.get(day);
  const known = meters.get(day);
  const metered = known === "idle" ? undefined : known;
  const predicted = forecast.get(day);
  const compares = billed !== undefined && known !== undefined && day < today;
  return {
    day,
    billed: billed ? writeMoney(billed.total) : null,
    comparable: billed ? writeMoney(billed.comparable) : null,
    isEstimated: billed?.isEstimated ?? false,
    metered: amountOf(known),
    forecast: predicted === undefined ? null : writeMoney(predicted),
    driftPercent: compares ? percentAbove(metered?.amount ?? 0n, billed.comparable) : null,
    causes: compares ? explainDrift({ day, today, billed, metered: metered ?? idle, isByTag }) : [],
  };
}

const idle: MeteredCost = {
  amount: 0n,
  unpricedTokens: 0n,
  images: 0n,
  hasCacheWrites: false,
  hasCodePrice: false,
  unpricedModels: new Set(),
};

function amountOf(metered: MeteredCost | "idle" | undefined): string | null {
  if (metered === undefined) return null;
  return metered === "idle" ? "0" : writeMoney(metered.amount);
}

const causesOf = (named: ReadonlySet<DriftCause>): LensView["causes"] =>
  Object.entries(driftCauses).flatMap(([name, sentence]) => {
    const found = [...named].find((one) => one === name);
    return found ? [{ name: found, sentence }] : [];
  });

/** Days of which AWS may still change the bill would let every sum drift. */
function comparedSums({ billed, metered, today, range }: Lenses): { billed: bigint; metered: bigint } {
  const sums = { billed: 0n, metered: 0n };
  for (const [day, { comparable, isGrowing }] of daysWithin(billed, range)) {
    const known = metered.get(day);
    if (known === undefined || isGrowing || day >= today) continue;
    sums.billed += comparable;
    if (known !== "idle") sums.metered += known.amount;
  }
  return sums;
}

function coverageOf(shown: readonly BilledDay[]): NonNullable<LensView["coverage"]> {
  const seen = sum(shown.map(({ comparable }) => comparable));
  const billed = sum(shown.map(({ total }) => total));
  const unseen = new Map<string, bigint>();
  for (const day of shown)
    for (const [what, amount] of day.unseen) unseen.set(what, (unseen.get(what) ?? 0n) + amount);
  return {
    percent: percentOf(seen, billed),
    seen: writeMoney(seen),
    billed: writeMoney(billed),
    unseen: [...unseen]
      .toSorted(([, one], [, other]) => Number(other - one))
      .map(([what, amount]) => ({ what, usd: writeMoney(amount) })),
  };
}

const daysWithin = <Day>(days: ReadonlyMap<string, Day>, { from, until }: DayRange): [string, Day][] =>
  [...days].filter(([day]) => day >= from && day < until);

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
