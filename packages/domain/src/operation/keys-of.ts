/** The keys of a record that was written down as such, with their types. */
export function keysOf<Row extends object>(record: Row): readonly (keyof Row & string)[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a literal record has no keys but its own
  return Object.keys(record) as (keyof Row & string)[];
}
