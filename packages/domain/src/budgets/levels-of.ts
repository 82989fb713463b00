import { perMicrodollar } from "@quarry/aws-core/costs/read-money";
export const forecastLevel = "forecast";

/** A level that is reached: per cent of the amount, or "forecast". */
export interface ReachedLevel {
  level: string;
  /** What is spent or foreseen, in ten-billionths of a dollar. */
  figure: bigint;
  /** Only the highest of those that were reached at the same time is told. */
  isTold: boolean;
}

interface Standing {
  amountMicrodollars: bigint;
  thresholds: readonly number[];
  tellsForecast: boolean;
  spent: bigint;
  forecast: bigint | null;
}

/** The levels that a budget stands at. */
export function levelsOf(standing: Standing): ReachedLevel[] {
  const { thresholds, tellsForecast, spent, forecast } = standing;
  const reached = thresholds.filter((percent) => isReached(standing, percent)).toSorted((a, b) => b - a);
  const highest = reached[0];
  const levels = reached.map((percent) => ({
    level: String(percent),
    figure: spent,
    isTold: percent === highest,
  }));
  const amount = standing.amountMicrodollars * perMicrodollar;
  const isForeseen = tellsForecast && forecast !== null && forecast > amount && spent < amount;
  return isForeseen ? [...levels, { level: forecastLevel, figure: forecast, isTold: true }] : levels;
}

/** Whether so many per cent of the amount are spent. */
export function isReached(
  { amountMicrodollars, spent }: Pick<Standing, "amountMicrodollars" | "spent">,
  percent: number,
): boolean {
  return spent * 100n >= amountMicrodollars * perMicrodollar * BigInt(percent);
}

/** Thousandths of the amount, from none to what a column holds. */
export function permilleOf({
  amountMicrodollars,
  spent,
}: Pick<Standing, "amountMicrodollars" | "spent">): number {
  const permille = (spent * 1000n) / (amountMicrodollars * perMicrodollar);
  return Number(permille < 0n ? 0n : permille > mostPermille ? mostPermille : permille);
}

const mostPermille = 2_000_000_000n;
