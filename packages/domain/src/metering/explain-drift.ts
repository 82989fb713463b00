import type { BilledDay } from "./billed-days.ts";
import type { MeteredCost } from "./metered-days.ts";
import type { DriftCause } from "./schema.ts";

export interface ComparedDay {
  day: string;
  today: string;
  billed: BilledDay | undefined;
  metered: MeteredCost | undefined;
  /** Whether tags decide what belongs to it. */
  isByTag: boolean;
}

/** Below this, in thousandths of what was billed, metered and billed are as good as the same. */
const noticeable = 20n;

/** The usual causes for which the metered amount of a day is not the billed one; none where nothing is compared. */
export function explainDrift({ day, today, billed, metered, isByTag }: ComparedDay): DriftCause[] {
  if (!billed || !metered) return [];
  const { comparable, isGrowing, batch } = billed;
  const isOver = day < today;
  const difference = metered.amount - comparable;
  const isNoticeable = size(difference) * 1000n > size(comparable) * noticeable;
  const settled = isOver && !isGrowing && isNoticeable;
  const causes: [DriftCause, boolean][] = [
    ["partial-day", !isOver],
    ["incomplete", isGrowing],
    ["batch", batch !== 0n],
    ["cache", metered.hasCacheWrites && isNoticeable],
    ["unpriced", metered.unpricedTokens > 0n || metered.images > 0n],
    ["code-prices", metered.hasCodePrice && isNoticeable],
    ["lower-bill", settled && difference > 0n],
    ["unseen-use", settled && difference < 0n],
    ["moved-tags", settled && isByTag],
  ];
  return causes.flatMap(([name, holds]) => (holds ? [name] : []));
}

/** By how much one amount is above another, in per cent with one decimal; null where the other is nothing. */
export function percentAbove(amount: bigint, base: bigint): string | null {
  if (base === 0n) return null;
  return decimal(((amount - base) * 10_000n) / size(base));
}

/** A share in per cent with one decimal; null of nothing. */
export function percentOf(part: bigint, whole: bigint): string | null {
  return whole === 0n ? null : decimal((part * 10_000n) / whole);
}

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

/** Hundredths of a per cent, rounded half away from zero to tenths. */
function decimal(hundredths: bigint): string {
  const tenths = (size(hundredths) + 5n) / 10n;
  const sign = hundredths < 0n && tenths > 0n ? "-" : "";
  return `${sign}${tenths / 10n}.${tenths % 10n}`;
}
