import { ORPCError } from "@orpc/client";
import { expect, test } from "vitest";
import {
  moved,
  presetsOf,
  problemsOf,
  problemsOfAnswer,
  readPresets,
  rowsOf,
  withEmptyRow,
} from "./preset-draft.ts";

const preset = {
  name: "Fast",
  description: "A fast model.",
  models: ["amazon.nova-lite", "amazon.nova-2-lite"],
  isForEach: false,
  environment: "test" as const,
  inputTokensPerMonth: 1000,
  outputTokensPerMonth: 0,
  tags: [{ key: "CostCenter", value: "4711" }],
};
const other = { ...preset, name: "Strong" };
const namesOf = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

test("presets come out of the fields as they went in, models as a list", () => {
  const rows = rowsOf([preset, other]);
  expect(rows[0]?.models).toBe("amazon.nova-lite, amazon.nova-2-lite");
  expect(presetsOf(rows)).toEqual([preset, other]);
});

test("blanks between models and empty rows of tags are left out", () => {
  const [row] = rowsOf([preset]);
  if (!row) throw new Error("no row");
  const typed = { ...row, models: " amazon.nova-lite ,, ", tags: [...row.tags, { key: " ", value: "" }] };
  expect(presetsOf([typed])).toEqual([{ ...preset, models: ["amazon.nova-lite"] }]);
});

test("what is not filled in, or cannot be, is told at its row and field", () => {
  const rows = withEmptyRow(rowsOf([preset]));
  expect(rows.map(({ id }) => id)).toEqual(["0", "1"]);
  expect(problemsOf(rows)).toEqual([
    { path: "1.name", message: "Write something here." },
    { path: "1.description", message: "Write something here." },
    { path: "1.models", message: "Name at least one model." },
  ]);
  const [row] = rows;
  if (!row) throw new Error("no row");
  expect(problemsOf([{ ...row, inputTokensPerMonth: null }])).toEqual([
    { path: "0.inputTokensPerMonth", message: "Write whole tokens." },
  ]);
});

test("a row is moved up and down, and not out of the list", () => {
  const rows = rowsOf([preset, other, { ...preset, name: "Last" }]);
  expect(namesOf(moved(rows, 0, 1))).toEqual(["Strong", "Fast", "Last"]);
  expect(namesOf(moved(rows, 2, 1))).toEqual(["Fast", "Last", "Strong"]);
  for (const [from, to] of [
    [0, -1],
    [2, 3],
  ] as const)
    expect(namesOf(moved(rows, from, to))).toEqual(["Fast", "Strong", "Last"]);
});

test("a new row has an identity that no row has, wherever they were moved", () => {
  const rows = withEmptyRow(moved(rowsOf([preset, other]), 0, 1).slice(0, 1));
  expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
});

test("a refusal lands at the row and field, one of the whole without", () => {
  const details = [{ path: "items.1.name", message: "Taken." }];
  expect(problemsOfAnswer(new ORPCError("invalid", { data: { details } }))).toEqual([
    { path: "1.name", message: "Taken." },
  ]);
  const conflict = new ORPCError("conflict", { message: "Somebody else was faster." });
  expect(problemsOfAnswer(conflict)).toEqual([{ path: "", message: "Somebody else was faster." }]);
});

test("a text is read as presets, or says where it is none", () => {
  expect(readPresets(JSON.stringify([preset]))).toEqual([preset]);
  expect(readPresets("[")).toMatch(/^This is no JSON/u);
  expect(readPresets(JSON.stringify([preset, preset]))).toBe("1.name: Fast is the name of another preset.");
});
