import type { Measure } from "./aggregate.ts";
import { createSums } from "./amounts.ts";
import type { Meter, Reading } from "./meter.ts";

/** One group of one period: its keys, a sum for each measure asked for, and the unit of its quantity. */
export type Cell = { keys: readonly string[]; sums: readonly bigint[]; unit: string };

/** Takes what meters show into one group. */
export type Group = { add(period: number, meter: Meter, reading: Reading): void };

export type GroupTable = {
  group(keys: readonly string[]): Group;
  /** The groups of a period that have a line, by key. */
  cells(period: number): Cell[];
};

const noUnit = 0;
const mixedUnits = 1;

/** An empty table of so many periods. */
export function createGroups(periods: number, measures: readonly Measure[]): GroupTable {
  const groups = new Map<string, GroupColumn>();
  const units = ["", "N/A"];
  let sorted: GroupColumn[] | undefined;
  const unitNumber = (unit: string): number => {
    const known = units.indexOf(unit);
    return known === -1 ? units.push(unit) - 1 : known;
  };
  return {
    group(keys) {
      const id = keys.join("\u0000");
      const known = groups.get(id) ?? createColumn({ id, keys, periods, measures, unitNumber });
      groups.set(id, known);
      return known;
    },
    cells(period) {
      sorted ??= [...groups.values()].toSorted((left, right) => (left.id < right.id ? -1 : 1));
      return sorted.flatMap((column) => {
        const unit = column.units[period] ?? noUnit;
        if (unit === noUnit) return [];
        const sums = measures.map((_, index) => column.sums.read(period * measures.length + index));
        return [{ keys: column.keys, sums, unit: units[unit] ?? "" }];
      });
    },
  };
}

type ColumnSeed = {
  id: string;
  keys: readonly string[];
  periods: number;
  measures: readonly Measure[];
  unitNumber: (unit: string) => number;
};

type GroupColumn = Group & {
  id: string;
  keys: readonly string[];
  sums: ReturnType<typeof createSums>;
  /** By period: no line, several units, or the number of the one unit. */
  units: Uint16Array;
};

function createColumn({ id, keys, periods, measures, unitNumber }: ColumnSeed): GroupColumn {
  const sums = createSums(periods * measures.length);
  const units = new Uint16Array(periods);
  return {
    id,
    keys,
    sums,
    units,
    add(period, meter, reading) {
      if (reading.amount === 0 && reading.quantity === 0) return;
      measures.forEach((measure, index) => {
        sums.add(period * measures.length + index, valueOf(meter, measure, reading));
      });
      const unit = unitNumber(meter.unit);
      const known = units[period] ?? noUnit;
      units[period] = known === noUnit || known === unit ? unit : mixedUnits;
    },
  };
}

function valueOf({ counts }: Meter, measure: Measure, { amount, net, quantity }: Reading): number {
  switch (measure) {
    case "gross":
      return counts === "spread" ? 0 : amount;
    case "net":
      return counts === "spread" ? 0 : net;
    case "spread":
      return counts === "cash" ? 0 : amount;
    case "net-spread":
      return counts === "cash" ? 0 : net;
    case "quantity":
      return quantity;
  }
  throw new Error(`There is no measure ${String(measure)}`);
}
