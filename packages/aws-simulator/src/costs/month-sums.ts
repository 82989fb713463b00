// Sums of settled months by meter: what never changes is read once.
import { monthOf, monthStart } from "./calendar.ts";
import { readDays, wholeDay } from "./meter.ts";
import type { Meter, Reading } from "./meter.ts";

/** Months after a meter's first that are kept. */
const keptMonths = 18;
const width = 3;

const kept = new WeakMap<Meter, Float64Array>();

/** What a meter shows of a month that is settled. */
export function readMonth(meter: Meter, month: number): Reading {
  const place = (month - firstMonth(meter)) * width;
  if (place < 0 || place >= keptMonths * width) return sumMonth(meter, month);
  const sums = kept.get(meter) ?? new Float64Array(keptMonths * width).fill(Number.NaN);
  kept.set(meter, sums);
  if (Number.isNaN(sums[place])) {
    const { amount, net, quantity } = sumMonth(meter, month);
    sums.set([amount, net, quantity], place);
  }
  return { amount: sums[place] ?? 0, net: sums[place + 1] ?? 0, quantity: sums[place + 2] ?? 0 };
}

const firstMonths = new WeakMap<Meter, number>();

function firstMonth(meter: Meter): number {
  const known = firstMonths.get(meter) ?? monthOf(meter.first);
  firstMonths.set(meter, known);
  return known;
}

function sumMonth(meter: Meter, month: number): Reading {
  const from = Math.max(meter.first, monthStart(month));
  return readDays(meter, { from, to: Math.min(meter.end, monthStart(month + 1)) }, () => wholeDay);
}
