/** One place on the axis: a day, a month. */
export type ChartPeriod = {
  id: string;
  /** In full, as it is read out: "3 November 2026". */
  label: string;
  /** Short, for the axis: "3 Nov". */
  tick: string;
  /** Its figures may still change: its bar is hatched. */
  isEstimated?: boolean | undefined;
  /** A decimal string; the sum of all groups, shown or hidden. */
  total: string;
};

/** One colour of the bars. */
export type ChartGroup = {
  id: string;
  label: string;
  /** Decimal strings, one for each period. */
  amounts: readonly string[];
  total: string;
  /** What is left beyond the named groups: grey, and always the last. */
  isRest?: boolean | undefined;
};

/** A line over the bars: another reading of the same figure, a limit, a forecast. */
export type ChartLine = {
  id: string;
  label: string;
  /** Decimal strings, one for each period; null where there is none, which leaves a gap. */
  amounts: readonly (string | null)[];
};

export type ChartFormat = {
  /** An amount in words, from its decimal string: "$12.30". */
  amount: (amount: string) => string;
  /** A round number of the axis: "$1.2K". */
  tick: (amount: number) => string;
};
