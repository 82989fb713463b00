import { ProfileFilter } from "@quarry/domain/profiles/schema";
import { expect, test } from "vitest";
import { fieldsOf } from "../../navigation/list-filter.ts";
import {
  isNarrowed,
  toFacetInput,
  toFilter,
  toQuery,
  toSuggestions,
  widest,
  withoutProperty,
} from "./profile-query.ts";

const fields = fieldsOf(ProfileFilter);

const filter = ProfileFilter.parse({
  q: "nova",
  tag: ["Team:search", "Note:a:b"],
  region: ["us-east-1"],
  type: ["APPLICATION"],
  sort: "region",
  page: 3,
});

const tagToken = (value: string) => ({ key: "tag", operator: "=" as const, value });

test("a filter becomes tokens and comes back the same", () => {
  expect(ProfileFilter.parse({ ...filter, ...toFilter(toQuery(filter), fields).part })).toEqual(filter);
});

test("a tag without a colon is refused, and the tokens beside it stay", () => {
  const { part, refused } = toFilter(
    { text: "", tokens: [tagToken("Team"), tagToken("Team:search")] },
    fields,
  );
  expect(part.tag).toEqual(["Team:search"]);
  expect(refused).toEqual(["Team"]);
});

test("text that the server refuses is not put into the filter", () => {
  expect(toFilter({ text: "a\u0007b", tokens: [] }, fields)).toMatchObject({
    part: { q: "" },
    refused: ["a\u0007b"],
  });
});

test("facets are counted alike whatever the order and the page", () => {
  expect(toFacetInput(filter)).toEqual(toFacetInput({ ...filter, page: 1, sort: "name" }));
});

test("the other values of a property are counted as if it were not filtered by", () => {
  expect(withoutProperty(filter, "region").region).toEqual([]);
});

test("tags add up, so their values are counted within the tags in force", () => {
  expect(withoutProperty(filter, "tag").tag).toEqual(filter.tag);
});

test("an unknown property changes nothing in the selection", () => {
  expect(withoutProperty(filter, "constructor")).toEqual(toFacetInput(filter));
});

test("clearing takes every narrowing back and keeps view and order", () => {
  const cleared = { ...filter, scope: "gone" as const, ...widest };
  expect(isNarrowed(filter)).toBe(true);
  expect(isNarrowed(cleared)).toBe(false);
  expect(cleared).toMatchObject({ scope: "gone", sort: "region" });
});

test("verdicts, origins and accounts are suggested by the names people know", () => {
  const none = { region: [], model: [], type: [], status: [], tag: [] };
  const facets = {
    ...none,
    verdict: [{ value: "untagged", count: 4 }],
    origin: [{ value: "aws", count: 2 }],
  };
  const mirror = {
    region: "us-east-1",
    lastAttemptAt: null,
    lastSuccessAt: null,
    profileCount: 0,
    error: null,
  };
  const regions = [{ ...mirror, connection: "Company", accountId: "111122223333" }];
  expect(toSuggestions(facets, regions)).toMatchObject({
    verdict: [{ value: "untagged", label: "No project tag", count: 4 }],
    origin: [{ value: "aws", label: "AWS", count: 2 }],
    account: [{ value: "111122223333", label: "Company (111122223333)" }],
  });
});
