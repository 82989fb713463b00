/** The order of the largest first. */
export function byAmount(one: { amount: bigint }, other: { amount: bigint }): number {
  if (one.amount === other.amount) return 0;
  return one.amount > other.amount ? -1 : 1;
}
