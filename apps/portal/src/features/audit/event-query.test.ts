import { EventFilter } from "@quarry/domain/audit/schema";
import { expect, test } from "vitest";
import { csvAddress, fromFilterQuery, isSelective, toFilterQuery } from "./event-query.ts";

const everything = EventFilter.parse({});

test("a filter and its tokens say the same both ways", () => {
  const filter = { q: "chat", name: "export.uploaded", actor: "Ada", subjectId: "42" } as const;
  expect(fromFilterQuery(toFilterQuery({ ...everything, ...filter }))).toEqual(filter);
});

test("a second event takes the place of the first", () => {
  const tokens = ["export.uploaded", "token.created"].map(
    (value) => ({ key: "name", operator: "=", value }) as const,
  );
  expect(fromFilterQuery({ text: "", tokens }).name).toBe("token.created");
});

test("an event typed by its label is found", () => {
  const tokens = [{ key: "name", operator: "=", value: "Profile adopted" }] as const;
  expect(fromFilterQuery({ text: "", tokens }).name).toBe("profile.adopted");
});

test("an event that does not exist is searched for as text", () => {
  const tokens = [{ key: "name", operator: "=", value: "uploaded" }] as const;
  expect(fromFilterQuery({ text: "", tokens })).toMatchObject({ q: "uploaded", name: undefined });
});

test("the CSV holds the whole selection, whatever page is shown", () => {
  const filter = { ...everything, q: "a&b", name: "token.created", from: "2026-11-01", page: 3 } as const;
  expect(csvAddress(filter)).toBe("/api/v1/events.csv?q=a%26b&name=token.created&from=2026-11-01");
});

test("without a filter the CSV holds everything", () => {
  expect(csvAddress(everything)).toBe("/api/v1/events.csv");
});

test("paging alone leaves no event out", () => {
  expect(isSelective({ ...everything, page: 2, pageSize: 50 })).toBe(false);
  expect(isSelective({ ...everything, to: "2026-11-01" })).toBe(true);
});
