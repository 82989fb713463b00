import { describe, expect, test } from "vitest";
import { attributeUntagged } from "./attribute-untagged.ts";
import { suggestValue } from "./suggest-value.ts";
import type { SuggestionFacts } from "./suggest-value.ts";

const sumOf = (parts: Iterable<bigint>): bigint => [...parts].reduce((sum, part) => sum + part, 0n);

const line = (usageTypeId: number, amount: bigint, category = "input-tokens") => ({
  usageTypeId,
  category,
  model: "NovaLite",
  amount,
});

const metered = (id: string, input: bigint, output = 0n) => ({
  id,
  baseModelId: "amazon.nova-lite-v1:0",
  tokens: { input, output, cacheRead: 0n, cacheWrite: 0n, images: 0n },
});

describe("untagged spend", () => {
  test("is first what the bill tells apart, the rest by the tokens of its model and kind", () => {
    const found = attributeUntagged([line(1, 100n), line(2, 60n, "output-tokens"), line(3, 5n, "other")], {
      billed: [{ id: "a", usageTypeId: 1, amount: 40n }],
      metered: [metered("b", 1n, 2n), metered("c", 2n, 0n)],
    });
    expect(Object.fromEntries(found.billed)).toEqual({ a: 40n });
    expect(Object.fromEntries(found.metered)).toEqual({ b: 80n, c: 40n });
    expect(found.unexplained).toBe(5n);
  });

  test("is never told to be more than it is", () => {
    const found = attributeUntagged([line(1, 30n)], {
      billed: [
        { id: "a", usageTypeId: 1, amount: 25n },
        { id: "b", usageTypeId: 1, amount: 25n },
      ],
      metered: [metered("c", 1n)],
    });
    expect(sumOf([...found.billed.values(), ...found.metered.values()]) + found.unexplained).toBe(30n);
    expect(Object.fromEntries(found.billed)).toEqual({ a: 25n, b: 5n });
  });

  test("of a model and kind that nobody used without the tag is nobody's", () => {
    const found = attributeUntagged([line(1, 10n)], {
      billed: [],
      metered: [metered("a", 0n), metered("b", 0n)],
    });
    expect([found.metered.size, found.unexplained]).toEqual([0, 10n]);
  });

  test("of a refund is left as it is", () => {
    const given = { billed: [{ id: "a", usageTypeId: 1, amount: 3n }], metered: [metered("c", 1n)] };
    expect(attributeUntagged([line(1, -30n)], given).unexplained).toBe(-30n);
  });
});

const rule = (values: string[]) => ({ key: "Team", isRequired: true, values, description: "" });

const siblings = (...counts: [string, number][]) => [
  { of: "the team Search", values: counts.map(([value, count]) => ({ value, count })) },
];

describe("a value", () => {
  const search = { slug: "search", name: "Search" };
  const facts = (given: Partial<SuggestionFacts>): SuggestionFacts => ({
    key: "Project",
    tags: [],
    team: search,
    rule: undefined,
    siblings: [],
    ...given,
  });

  test.each<[string, Partial<SuggestionFacts>, [string | null, RegExp]]>([
    [
      "of the same key written otherwise",
      { tags: [{ key: "PROJECT", value: "ranking" }] },
      ["ranking", /carries PROJECT/],
    ],
    ["that alone is allowed", { rule: rule(["Live"]) }, ["Live", /allows no other/]],
    ["of a team's key is the team", { key: "team" }, ["search", /team Search has it/]],
    [
      "of a team's key as the policy writes it",
      { key: "Team", rule: rule(["SEARCH", "Payments"]) },
      ["SEARCH", /Search/],
    ],
    [
      "that most of its kind have",
      { siblings: siblings(["ranking", 7], ["other", 1]) },
      ["ranking", /7 of 8 profiles/],
    ],
    ["that only one of its kind has", { siblings: siblings(["ranking", 1]) }, [null, /^$/]],
    ["on which its kind disagrees", { siblings: siblings(["a", 3], ["b", 2]) }, [null, /^$/]],
    ["that the policy forbids", { rule: rule(["A", "B"]), siblings: siblings(["c", 9]) }, [null, /^$/]],
  ])("%s", (_what, given, [value, reason]) => {
    const suggestion = suggestValue(facts(given));
    expect(suggestion?.value ?? null).toBe(value);
    expect(suggestion?.reason ?? "").toMatch(reason);
  });
});
