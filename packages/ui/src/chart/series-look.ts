import type { ChartGroup, ChartLine } from "./chart-data.ts";

/** How one is told from the others: by its colour, and by lines or dashes for eyes that mix up colours. */
export type SeriesLook =
  | { kind: "bars"; fill: string; isLined: boolean }
  | { kind: "line"; dashes: string | undefined };

/** The looks of all groups and lines by their ids; hidden ones too, so that each keeps its own. */
export function seriesLooks(
  groups: readonly ChartGroup[],
  lines: readonly ChartLine[],
): Map<string, SeriesLook> {
  return new Map<string, SeriesLook>([
    ...groups.map((group, place) => [group.id, barLook(group, place)] as const),
    ...lines.map(({ id }, place) => [id, { kind: "line", dashes: dashes[place % dashes.length] }] as const),
  ]);
}

function barLook({ isRest = false }: ChartGroup, place: number): SeriesLook {
  if (isRest) return { kind: "bars", fill: "fill-series-other", isLined: false };
  return {
    kind: "bars",
    fill: fills[place % fills.length] ?? "fill-series-other",
    isLined: place % 2 === 1,
  };
}

const fills = [
  "fill-series-1",
  "fill-series-2",
  "fill-series-3",
  "fill-series-4",
  "fill-series-5",
  "fill-series-6",
  "fill-series-7",
  "fill-series-8",
] as const;

const dashes = [undefined, "6 4", "2 3"] as const;
