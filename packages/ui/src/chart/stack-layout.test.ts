import { expect, test } from "vitest";
import { axisLabels } from "./axis-labels.ts";
import { layOutStack, plotHeight, plotWidth } from "./stack-layout.ts";

const period = (id: string) => ({ id, label: id, tick: id, total: "0" });
const group = (id: string, amounts: string[]) => ({ id, label: id, amounts, total: "0" });
const boxes = (path: string) =>
  [...path.matchAll(/M(\S+) (\S+)h(\S+)v(\S+)h/gu)].map(([, ...numbers]) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
    return { x, y, width, height };
  });

test("bars stand on each other in proportion to their amounts", () => {
  const periods = [period("a"), period("b")];
  const { bars, zero } = layOutStack({
    periods,
    groups: [group("x", ["60", "0"]), group("y", ["40", "100"])],
  });
  const [x, y] = bars.map(({ path }) => boxes(path));
  expect(x).toHaveLength(1);
  expect(x?.[0]).toMatchObject({ y: plotHeight * 0.4, height: plotHeight * 0.6 });
  expect(y?.map(({ height }) => height)).toEqual([plotHeight * 0.4, plotHeight]);
  expect(zero).toBe(plotHeight);
});

test("negative amounts hang below the axis and take nothing from the bar above it", () => {
  const groups = [group("use", ["10"]), group("credit", ["-10"])];
  const { bars, zero, columns } = layOutStack({ periods: [period("a")], groups });
  expect(zero).toBe(plotHeight / 2);
  expect(bars.map(({ path }) => boxes(path)[0])).toMatchObject([
    { y: 0, height: plotHeight / 2 },
    { y: plotHeight / 2, height: plotHeight / 2 },
  ]);
  expect(columns[0]).toMatchObject({ top: 0, bottom: plotHeight });
});

test("every period has the same share of the width, gaps included", () => {
  const periods = ["a", "b", "c", "d"].map(period);
  const { columns } = layOutStack({ periods, groups: [] });
  expect(columns.map(({ center }) => center)).toEqual([12.5, 37.5, 62.5, 87.5]);
});

test("a line reaches above the bars and stops where it has no amount", () => {
  const periods = ["a", "b", "c"].map(period);
  const line = { id: "l", label: "l", amounts: ["100", null, "50"] };
  const { lines, ticks } = layOutStack({ periods, groups: [group("x", ["10", "10", "10"])], lines: [line] });
  expect(lines[0]?.path.match(/M/gu)).toHaveLength(2);
  expect(ticks.at(-1)).toEqual({ value: 100, y: 0 });
});

test("nothing spent still has an axis, and no period has none", () => {
  expect(layOutStack({ periods: [period("a")], groups: [group("x", ["0"])] }).ticks[0]).toEqual({
    value: 0,
    y: plotHeight,
  });
  expect(layOutStack({ periods: [], groups: [] }).columns).toEqual([]);
});

test("the markup of a year of days stays small", () => {
  const periods = Array.from({ length: 365 }, (_one, place) => period(`${place}`));
  const groups = Array.from({ length: 9 }, (_one, place) =>
    group(
      `${place}`,
      periods.map(() => "1.2345678901"),
    ),
  );
  const { bars } = layOutStack({ periods, groups });
  const right = boxes(bars[0]?.path ?? "").at(-1);
  expect((right?.x ?? 0) + (right?.width ?? 0)).toBeLessThanOrEqual(plotWidth);
  expect(bars.map(({ path }) => path).join("").length).toBeLessThan(120_000);
});

test("the last period is always named, and a phone names at most four", () => {
  for (const count of [1, 7, 13, 30, 90, 396]) {
    const labels = axisLabels(count);
    expect(labels.at(-1)).toEqual({ place: count - 1, isOnPhones: true });
    expect(labels.length).toBeLessThanOrEqual(13);
    expect(labels.filter(({ isOnPhones }) => isOnPhones).length).toBeLessThanOrEqual(4);
  }
});
