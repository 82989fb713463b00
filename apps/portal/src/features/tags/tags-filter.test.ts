import { expect, test } from "vitest";
import { fieldsOf } from "../../navigation/list-filter.ts";
import { TagsFilter } from "./tags-filter-schema.ts";
import { reportInput, toFilter, toQuery, toSuggestions } from "./tags-filter.ts";

const fields = fieldsOf(TagsFilter);

test("a filter survives being tokens", () => {
  const filter = TagsFilter.parse({ q: "ranking", key: ["Project"], kind: ["case", "missing"] });
  expect(toFilter(toQuery(filter), fields)).toEqual({
    q: "ranking",
    key: ["Project"],
    kind: ["case", "missing"],
  });
});
const token = (key: string, value: string) => ({ key, operator: "=" as const, value });

test("what the server would refuse is left out", () => {
  const query = { text: "a\u0000b", tokens: [token("kind", "broken"), token("key", "k".repeat(200))] };
  expect(toFilter(query, fields)).toEqual({ q: "", key: [], kind: [] });
});

test("the team of the policy is no part of the report", () => {
  expect(reportInput(TagsFilter.parse({ team: "search" }))).not.toHaveProperty("team");
});

test("kinds are told in words, with their counts", () => {
  const facets = { key: [{ value: "Project", count: 3 }], kind: [{ value: "case", count: 2 }] };
  expect(toSuggestions(facets)["kind"]).toEqual([{ value: "case", label: "Spelling of the key", count: 2 }]);
});
