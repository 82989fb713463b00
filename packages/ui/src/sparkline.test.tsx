import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Sparkline } from "./sparkline.tsx";

const shown = (values: readonly number[]) =>
  renderToStaticMarkup(
    <Sparkline
      label="Calls an hour"
      columns={["Hour", "Calls"]}
      bars={values.map((value, hour) => ({ label: `${hour}:00`, value, cells: [value] }))}
    />,
  );

const heightsIn = (markup: string) =>
  [...markup.matchAll(/data-bar[^>]* height="([\d.]+)"/gu)].map(([, height]) => Number(height));

test("the largest bar fills the height and the others stand in proportion", () => {
  expect(heightsIn(shown([50, 100, 25]))).toEqual([30, 60, 15]);
});

test("a small figure beside a large one still has a bar, and none has none", () => {
  expect(heightsIn(shown([1, 100_000, 0]))).toEqual([2, 60]);
  expect(heightsIn(shown([0, 0]))).toEqual([]);
});

test("every figure stands in the table and the largest in the caption", () => {
  const markup = shown([7, 1234]);
  expect([...markup.matchAll(/<td[^>]*>(\d+)<\/td>/gu)].map(([, cell]) => cell)).toEqual(["7", "1234"]);
  expect(markup).toContain("at most 1,234");
});

test("without any bar the caption says so", () => {
  expect(shown([])).toContain("at most 0");
});
