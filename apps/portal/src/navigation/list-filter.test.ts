import { expect, test } from "vitest";
import { z } from "zod";
import { searchParamsOf, writeFilter } from "./filter-fields.ts";
import { fieldsOf, parseListFilter } from "./list-filter.ts";

const Filter = z.strictObject({
  q: z.string().max(20).default(""),
  tag: z.array(z.string()).default([]),
  sort: z.enum(["name", "age"]).default("name"),
  page: z.int().min(1).default(1),
});

test("an address without filters gives the defaults", () => {
  expect(parseListFilter(Filter, {})).toEqual({ q: "", tag: [], sort: "name", page: 1 });
});

test("what the schema refuses falls back, and the rest is kept", () => {
  const given = { q: "x".repeat(21), sort: "size", page: "0", unknown: "1" };
  expect(parseListFilter(Filter, given)).toEqual({ q: "", tag: [], sort: "name", page: 1 });
  expect(parseListFilter(Filter, { ...given, page: "3" }).page).toBe(3);
});

test("digits stay text where text is asked for", () => {
  expect(parseListFilter(Filter, { q: "123", page: "12" })).toMatchObject({ q: "123", page: 12 });
});

test("a filter survives the way into an address and back", () => {
  const filter = { q: "a&b=c", tag: ["Team:search", "Stage:ä"], sort: "age" as const, page: 4 };
  const address = writeFilter(fieldsOf(Filter), filter);
  expect(parseListFilter(Filter, searchParamsOf(new URLSearchParams(address)))).toEqual(filter);
});

test("what equals its default is left out of the address", () => {
  expect(writeFilter(fieldsOf(Filter), { q: "", tag: [], sort: "name", page: 1 })).toBe("");
  expect(writeFilter(fieldsOf(Filter), { q: "", tag: [], sort: "name", page: 2 })).toBe("?page=2");
});
