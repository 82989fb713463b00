import { PersonFilter } from "@quarry/domain/people/schema";
import { expect, test } from "vitest";
import { fromFilterQuery, isSelective, noFilter, personFacets, toFilterQuery } from "./people-query.ts";

const team = { slug: "search", name: "Search and find", people: 3, addedAt: "2026-11-20T00:00:00.000Z" };
const token = (key: string, value: string) => ({ key, operator: "=" as const, value });

test("a filter survives the way into tokens and back", () => {
  const filter = PersonFilter.parse({ q: "ada", team: "search", role: "admin", status: "active" });
  expect(fromFilterQuery(toFilterQuery(filter), [team])).toEqual({
    q: "ada",
    team: "search",
    role: "admin",
    status: "active",
  });
});

test("a value may be typed by its label, and the last of several wins", () => {
  const tokens = [token("role", "admin"), token("team", "search AND find"), token("role", "None")];
  expect(fromFilterQuery({ text: "", tokens }, [team])).toEqual({
    ...noFilter,
    team: "search",
    role: "guest",
  });
});

test("a value that does not exist is searched for as text", () => {
  const tokens = [token("team", "nowhere")];
  expect(fromFilterQuery({ text: "", tokens }, [team])).toEqual({ ...noFilter, q: "nowhere" });
});

test("the page alone leaves nobody out", () => {
  expect(isSelective(PersonFilter.parse({ page: 2 }))).toBe(false);
  expect(isSelective(PersonFilter.parse({ status: "suspended" }))).toBe(true);
});

test("teams are offered by name with the number of their people", () => {
  expect(personFacets([team])["team"]).toEqual([{ value: "search", label: "Search and find", count: 3 }]);
});
