/**
 * Splits an amount by weights so that the parts add up to it exactly: each has its share rounded towards zero, and what
 * is left goes one by one to those who lost most by the rounding, of equals to the first (largest remainder).
 *
 * @param amount ten-billionths of a dollar; credits are negative and split alike
 * @param weights none negative, and not all zero
 */
export function splitExactly(amount: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (sum <= 0n) throw new RangeError("An amount is split by weights of which at least one is positive.");
  const [sign, size] = amount < 0n ? [-1n, -amount] : [1n, amount];
  const parts = weights.map((weight) => (size * weight) / sum);
  const left = Number(size - parts.reduce((total, part) => total + part, 0n));
  const favoured = new Set(
    weights
      .map((weight, index) => ({ index, remainder: (size * weight) % sum }))
      .toSorted(
        (one, other) => (other.remainder > one.remainder ? 1 : 0) - (one.remainder > other.remainder ? 1 : 0),
      )
      .slice(0, left)
      .map(({ index }) => index),
  );
  return parts.map((part, index) => sign * (favoured.has(index) ? part + 1n : part));
}
