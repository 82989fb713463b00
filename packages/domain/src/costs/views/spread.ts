/** Amounts by their places, as Postgres tells them: nothing was spent where it tells none. */
export function spread(count: number, places: readonly number[], amounts: readonly string[]): bigint[] {
  const spent = Array.from({ length: count }, () => 0n);
  for (const [index, place] of places.entries()) spent[place] = BigInt(amounts[index] ?? "0");
  return spent;
}
