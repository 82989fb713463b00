import { expect, test } from "vitest";
import { filterPalette } from "./palette-items.ts";

const groups = [
  {
    label: "Pages",
    items: [
      { id: "a", label: "Costs", keywords: ["spend"] },
      { id: "b", label: "Endpoints" },
    ],
  },
  { label: "Things", items: [{ id: "c", label: "chat-search", hint: "us-east-1" }] },
];

test.each([
  ["", ["a", "b", "c"]],
  ["SPEND", ["a"]],
  ["chat east", ["c"]],
  ["chat west", []],
])("%j finds %j", (text, ids) => {
  expect(filterPalette(groups, text).flatMap(({ items }) => items.map(({ id }) => id))).toEqual(ids);
});
