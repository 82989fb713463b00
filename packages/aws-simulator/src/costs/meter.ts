// A meter counts what one resource uses of one usage type. Meters of generated usage hold no days: what a day used
// follows from the meter's seed and the date, so that 13 months of thousands of profiles take no memory.
import { hourMs } from "./calendar.ts";

/** Dimensions that Cost Explorer groups and filters by; absent ones are told as `NoRegion`, `NoInstanceType`. */
export type Dimensions = {
  account: string;
  service: string;
  serviceCode: string;
  region: string;
  usageType: string;
  operation: string;
  recordType: string;
  instanceType: string;
  billingEntity: "AWS" | "AWS Marketplace";
  legalEntity: string;
};

/** Usage that follows from a seed and the date, in steps of which each costs the same. */
export type Pattern = {
  kind: "pattern";
  seed: number;
  /** Steps on a usual working day at the turn of 2025 to 2026. */
  base: number;
  /** Thousandths of the base that a Saturday or Sunday has. */
  weekend: number;
  /** Thousandths of the base that are added in a year. */
  growth: number;
  /** Thousandths up or down by chance. */
  noise: number;
  /** Days on which it is so many thousandths of what it would be. */
  spike?: { from: number; to: number; factor: number };
  /** Units of 10^-10 dollars, and millionths of the unit, for one step. */
  stepAmount: number;
  stepQuantity: number;
};

/** Usage that happened in the simulator, or once; by day, then hour. */
export type Recorded = {
  kind: "recorded";
  days: ReadonlyMap<number, { amounts: readonly number[]; quantities: readonly number[] }>;
};

export type Meter = {
  dimensions: Dimensions;
  /** ARN or name of the resource; empty for what belongs to none. */
  resourceId: string;
  tags: Readonly<Record<string, string>>;
  /** Of the quantity: `1K tokens`, `Hrs`. */
  unit: string;
  /** The first day, and the day after the last. */
  first: number;
  end: number;
  /** Hours until billing has seen an hour of usage. */
  lagHours: number;
  /** Which views of cost have it: a payment in advance is cash on its day and spread over the others. */
  counts: "both" | "cash" | "spread";
  /** Thousandths by which the net views are lower. */
  discount: number;
  usage: Pattern | Recorded;
};

/** Amounts in units of 10^-10 dollars, before and after the discount, and millionths of the unit. */
export type Reading = { amount: number; net: number; quantity: number };

/** How much of a day is told: its first hours, and whether what arrives late is in. */
export type Cut = { hours: number; isSettled: boolean };

export const wholeDay: Cut = { hours: 24, isSettled: true };

/** What a meter shows of some days, each as far as `cutOf` tells. */
export function readDays(
  { usage, discount }: Meter,
  { from, to }: { from: number; to: number },
  cutOf: (day: number) => Cut,
): Reading {
  if (usage.kind === "pattern") {
    let steps = 0;
    for (let day = from; day < to; day += 1) steps += stepsOn(usage, day, cutOf(day));
    return readSteps(usage, steps, discount);
  }
  const sum = { amount: 0, net: 0, quantity: 0 };
  for (let day = from; day < to; day += 1) {
    const told = usage.days.get(day);
    const { hours } = cutOf(day);
    for (const amount of told?.amounts.slice(0, hours) ?? []) {
      sum.amount += amount;
      sum.net += lessDiscount(amount, discount);
    }
    for (const quantity of told?.quantities.slice(0, hours) ?? []) sum.quantity += quantity;
  }
  return sum;
}

/** What one hour of a day shows, where the day is told as far as `cut`. */
export function readHour(
  { usage, discount }: Meter,
  { day, hour }: { day: number; hour: number },
  cut: Cut,
): Reading {
  if (hour >= cut.hours) return { amount: 0, net: 0, quantity: 0 };
  if (usage.kind === "pattern") {
    const { isSettled } = cut;
    const until = stepsOn(usage, day, { hours: hour + 1, isSettled });
    return readSteps(usage, until - stepsOn(usage, day, { hours: hour, isSettled }), discount);
  }
  const told = usage.days.get(day);
  const amount = told?.amounts[hour] ?? 0;
  return { amount, net: lessDiscount(amount, discount), quantity: told?.quantities[hour] ?? 0 };
}

const readSteps = ({ stepAmount, stepQuantity }: Pattern, steps: number, discount: number): Reading => ({
  amount: steps * stepAmount,
  net: steps * lessDiscount(stepAmount, discount),
  quantity: steps * stepQuantity,
});

/** An amount less thousandths of it, to the nearest 10^-10 dollars. */
function lessDiscount(amount: number, discount: number): number {
  if (discount === 0) return amount;
  const thousands = Math.floor(amount / 1000);
  return amount - thousands * discount - Math.round(((amount - thousands * 1000) * discount) / 1000);
}

/** Of every 50 steps one arrives only when the day is settled. */
const lateShare = 50;

/** Steps in the first hours of a day. */
export function stepsOn(pattern: Pattern, day: number, { hours, isSettled }: Cut): number {
  const all = stepsOfDay(pattern, day);
  const known = isSettled ? all : all - Math.floor(all / lateShare);
  return hours === 24 ? known : Math.floor((known * (shareUntil[hours] ?? 0)) / 1000);
}

/** Slots of five minutes in a day. */
export const slotsOfDay = 288;

/** Steps from one slot of a day to another, whenever billing hears of them. */
export function stepsBetween(
  pattern: Pattern,
  day: number,
  { from, to }: { from: number; to: number },
): number {
  const all = stepsOfDay(pattern, day);
  return stepsUntilSlot(all, to) - stepsUntilSlot(all, from);
}

function stepsUntilSlot(all: number, slot: number): number {
  const hour = Math.floor(slot / 12);
  const begun = shareUntil[hour] ?? 1000;
  const share = begun * 12 + ((shareUntil[hour + 1] ?? 1000) - begun) * (slot - hour * 12);
  return Math.floor((all * share) / 12_000);
}

/** 2026-01-01, at which a pattern has its base. */
const reference = 20_454;

function stepsOfDay({ seed, base, weekend, growth, noise, spike }: Pattern, day: number): number {
  const chance = noise === 0 ? 0 : (mix(seed ^ Math.imul(day, 0x9e37_79b1)) % (2 * noise + 1)) - noise;
  const trend = Math.max(100, 1000 + Math.floor(((day - reference) * growth) / 365));
  // 1970-01-01 was a Thursday.
  const weekday = (day + 4) % 7;
  let steps = Math.floor((base * (weekday === 0 || weekday === 6 ? weekend : 1000)) / 1000);
  steps = Math.floor((steps * trend) / 1000);
  steps = Math.floor((steps * (1000 + chance)) / 1000);
  if (spike === undefined || day < spike.from || day >= spike.to) return steps;
  return Math.floor((steps * spike.factor) / 1000);
}

/** Thousandths of a day's use at the end of each hour: few at night, most in the afternoon. */
const shareUntil = [
  0, 12, 22, 30, 36, 42, 50, 62, 82, 112, 152, 202, 258, 316, 380, 446, 514, 582, 646, 706, 762, 814, 866,
  928, 1000,
] as const;

/** A number of 32 bits that looks drawn by chance and is the same at all times. */
export function mix(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The same for a text. */
export function mixText(text: string): number {
  let mixed = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x0100_0193);
  return mix(mixed);
}

/** Takes usage hour by hour; hours are counted since 1970. */
export type HourRecorder = Recorded & { add(hour: number, used: Omit<Reading, "net">): void };

/** Collects usage by the hour. */
export function recordHours(): HourRecorder {
  const days = new Map<number, { amounts: number[]; quantities: number[] }>();
  return {
    kind: "recorded",
    days,
    add(hour, { amount, quantity }) {
      const day = Math.floor(hour / 24);
      const known = days.get(day) ?? { amounts: emptyDay(), quantities: emptyDay() };
      days.set(day, known);
      const at = hour - day * 24;
      known.amounts[at] = (known.amounts[at] ?? 0) + amount;
      known.quantities[at] = (known.quantities[at] ?? 0) + quantity;
    },
  };
}

const emptyDay = (): number[] => Array.from({ length: 24 }, () => 0);

/** Hours since 1970. */
export const hourOf = (time: Date | number): number => Math.floor(Number(time) / hourMs);
