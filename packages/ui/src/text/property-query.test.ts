import { describe, expect, test } from "vitest";
import { filterSuggestions } from "./filter-suggestions.ts";
import {
  acceptFilterDraft,
  addFilterToken,
  emptyFilterQuery,
  readFilterDraft,
  removeFilterToken,
  writeFilterToken,
} from "./property-query.ts";
import type { FilterProperty, FilterToken } from "./property-query.ts";

const properties: FilterProperty[] = [
  { key: "region", label: "Region", operators: ["=", "!="] },
  { key: "tag:Region code", label: "Region code", group: "Tags", operators: ["=", ":"] },
  { key: "tokens", label: "Tokens", operators: [">", ">="] },
];

const read = (text: string) => readFilterDraft(text, properties);
const accept = (text: string) => acceptFilterDraft(emptyFilterQuery, read(text));
const token: FilterToken = { key: "region", operator: "=", value: "us-east-1" };

describe("reading what is typed", () => {
  test.each([
    ["Region = us-east-1", "=", "us-east-1"],
    ["region=us-east-1", "=", "us-east-1"],
    ["  Region != us-east-1", "!=", "us-east-1"],
    ["Tokens >= 5", ">=", "5"],
    ["Region = ", "=", ""],
    ["Region = a = b", "=", "a = b"],
  ])("%j is a property, an operator and a value", (text, operator, value) => {
    expect(read(text)).toMatchObject({ stage: "value", operator, text: value });
  });

  test("the longest label wins when one begins with another", () => {
    expect(read("Region code = 7")).toMatchObject({ stage: "value", property: { key: "tag:Region code" } });
  });

  test.each(["Region ", "Region !"])("%j waits for an operator", (text) => {
    expect(read(text)).toMatchObject({ stage: "operator", property: { key: "region" } });
  });

  test.each(["", "Reg", "Region", "Regional", "Region east", "Tokens = 5"])("%j is free text", (text) => {
    expect(read(text)).toEqual({ stage: "property", text });
  });

  test("a written token reads back as itself", () => {
    expect(accept(writeFilterToken(token, properties)).tokens).toEqual([token]);
  });
});

describe("accepting what is typed", () => {
  test("free text becomes the text of the query, trimmed", () => {
    expect(accept("  chat search ")).toEqual({ text: "chat search", tokens: [] });
  });

  test.each(["", "   ", "Region ", "Region = "])("%j changes nothing", (text) => {
    expect(accept(text)).toBe(emptyFilterQuery);
  });

  test("the same token is not added twice", () => {
    const once = addFilterToken(emptyFilterQuery, token);
    expect(addFilterToken(once, { ...token })).toBe(once);
  });

  test("only the removed token goes", () => {
    const other = { ...token, operator: "!=" } as const;
    expect(removeFilterToken({ text: "a", tokens: [token, other] }, token)).toEqual({
      text: "a",
      tokens: [other],
    });
  });
});

describe("suggesting what comes next", () => {
  const facets = {
    region: [
      { value: "us-east-1", count: 3 },
      { value: "eu-west-1", label: "Ireland", count: 1 },
    ],
  };
  const suggest = (text: string, loaded: { value: string }[] = []) =>
    filterSuggestions(read(text), { properties, facets, loaded });

  test("nothing typed lists the properties in their groups", () => {
    expect(suggest("").map(({ label, items }) => [label, items.map((item) => item.label)])).toEqual([
      ["Properties", ["Region", "Tokens"]],
      ["Tags", ["Region code"]],
    ]);
  });

  test("a property continues with its operators in words", () => {
    expect(suggest("Region ")[0]?.items.map(({ label, hint }) => [label, hint])).toEqual([
      ["Region =", "equals"],
      ["Region !=", "does not equal"],
    ]);
  });

  test("values carry their counts and become tokens", () => {
    expect(suggest("Region = us")[0]?.items).toMatchObject([{ label: "us-east-1", count: 3, token }]);
  });

  test("loaded values follow the facets, each value once", () => {
    const values = suggest("Region = ", [{ value: "us-east-1" }, { value: "ap-south-1" }])[0]?.items;
    expect(values?.map(({ label }) => label)).toEqual(["us-east-1", "Ireland", "ap-south-1"]);
  });

  test("free text finds values of all properties, by their label too", () => {
    expect(suggest("irel")).toMatchObject([{ label: "Values", items: [{ label: "Region = eu-west-1" }] }]);
  });
});
