import { describe, expect, test } from "vitest";
import { breachesOf } from "./breaches-of.ts";
import { changedTags } from "./changed-tags.ts";
import { mergeRules } from "./policy-for.ts";
import { tagPresets } from "./presets.ts";
import { isReservedKey, TagRules } from "./schema.ts";
import type { TagRule } from "./schema.ts";

const tag = (key: string, value = "") => ({ key, value });
const rule = (key: string, part: Partial<TagRule> = {}): TagRule => ({
  key,
  isRequired: true,
  values: [],
  description: "",
  ...part,
});
const environment = rule("Environment", { values: ["Development", "Production"] });

describe("breaches", () => {
  test.each([
    ["a required key with any value", [tag("Project", "ranking")], [rule("Project")]],
    ["an allowed value", [tag("Environment", "Production")], [environment]],
    ["an optional key that is not there", [], [rule("Project", { isRequired: false })]],
    ["an optional key without a value", [tag("Project")], [rule("Project", { isRequired: false })]],
    ["keys that no rule names, in any spelling", [tag("owner"), tag("Owner")], []],
  ])("%s break nothing", (_what, tags, rules) => {
    expect(breachesOf(tags, rules)).toEqual([]);
  });

  test("a missing key is named, with the only value it can have", () => {
    expect(breachesOf([], [rule("Project"), rule("Stage", { values: ["Test"] })])).toEqual([
      { key: "Project", kind: "missing", sentence: "Project is missing.", fix: [tag("Project")] },
      {
        key: "Stage",
        kind: "missing",
        sentence: "Stage is missing. It should be Test.",
        fix: [tag("Stage", "Test")],
      },
    ]);
  });

  test("a value that is not allowed is told beside those that are, and the nearest is offered", () => {
    expect(breachesOf([tag("Environment", " production")], [environment])).toEqual([
      {
        key: "Environment",
        kind: "value",
        sentence: "Environment is “ production”; it should be Development or Production.",
        fix: [tag("Environment", "Production")],
      },
    ]);
    expect(breachesOf([tag("Environment", "qa")], [environment])[0]?.fix).toEqual([tag("Environment")]);
  });

  test("a required key without a value is empty, not missing", () => {
    expect(breachesOf([tag("Project", " ")], [rule("Project")])).toMatchObject([
      { kind: "value", sentence: "Project is empty." },
    ]);
  });

  test("another spelling of a key is renamed and keeps its value", () => {
    expect(breachesOf([tag("project", "ranking")], [rule("Project")])).toEqual([
      {
        key: "Project",
        kind: "case",
        sentence: "project should be written Project; AWS and the bill tell them apart.",
        fix: [
          { key: "project", value: null },
          { key: "Project", value: "ranking" },
        ],
      },
    ]);
  });

  test("another spelling of an optional key breaks the rule as well", () => {
    expect(breachesOf([tag("OWNER", "ada")], [rule("Owner", { isRequired: false })])).toMatchObject([
      { kind: "case" },
    ]);
  });

  test("another spelling beside the right one is removed, and the right one keeps its value", () => {
    const tags = [tag("PROJECT", "a"), tag("Project", "b")];
    expect(breachesOf(tags, [rule("Project")])).toMatchObject([
      { kind: "case", fix: [{ key: "PROJECT", value: null }] },
    ]);
  });

  test("a wrong value under another spelling is both, and both fixes together mend it", () => {
    const tags = [tag("environment", "PRODUCTION"), tag("Owner", "ada")];
    const found = breachesOf(tags, [environment]);
    expect(found.map(({ kind }) => kind)).toEqual(["case", "value"]);
    const fixes = found.flatMap(({ fix }) => fix);
    const mended = changedTags(tags, {
      add: fixes.flatMap(({ key, value }) => (value === null ? [] : [tag(key, value)])).slice(-1),
      remove: fixes.flatMap(({ key, value }) => (value === null ? [key] : [])),
    });
    expect(breachesOf(mended, [environment])).toEqual([]);
    expect(mended).toContainEqual(tag("Owner", "ada"));
  });

  test("of many allowed values the first are named", () => {
    const values = Array.from({ length: 9 }, (_one, index) => `CC-${index}`);
    expect(breachesOf([], [rule("CostCenter", { values })])[0]?.sentence).toBe(
      "CostCenter is missing. It should be CC-0, CC-1, CC-2, CC-3, CC-4, CC-5 or one of 3 more.",
    );
  });
});

test("a team's rule stands instead of the general one of that key, its others behind", () => {
  const own = [rule("project", { values: ["a"] }), rule("Tenant")];
  expect(mergeRules([rule("Project"), rule("Owner")], own).map(({ key }) => key)).toEqual([
    "project",
    "Owner",
    "Tenant",
  ]);
});

describe("rules", () => {
  test.each([
    ["a key AWS keeps to itself", [rule("AWS:cost")]],
    ["a key of Quarry", [rule("quarry:owner")]],
    ["a key of the Studio", [rule("AmazonDataZoneProject")]],
    ["a line break in a key", [rule("a\nb")]],
    ["a line break in a value", [rule("Project", { values: ["a\nb"] })]],
    ["a blank value", [rule("Project", { values: [" "] })]],
    ["one value twice", [rule("Project", { values: ["a", "a"] })]],
    ["two spellings of one key", [rule("Project"), rule("project")]],
    [
      "more rules than a profile has room for",
      Array.from({ length: 41 }, (_one, index) => rule(`k${index}`)),
    ],
  ])("%s is refused", (_what, rules) => {
    expect(TagRules.safeParse(rules).success).toBe(false);
  });

  test("the presets are rules that can be saved as they are", () => {
    expect(TagRules.safeParse(tagPresets)).toMatchObject({ success: true });
    expect(tagPresets.map(({ key }) => key)).toEqual(
      expect.arrayContaining([
        "Project",
        "Department",
        "CostCenter",
        "Environment",
        "UseCase",
        "Owner",
        "TenantID",
      ]),
    );
  });
});

test.each([
  ["aws:x", true],
  ["Quarry:operation", true],
  ["AmazonDataZoneDomain", true],
  ["AmazonBedrockManaged", true],
  ["AmazonBedrockManagedBy", false],
  ["quarry", false],
  ["Project", false],
])("the key %s is reserved: %s", (key, isReserved) => {
  expect(isReservedKey(key)).toBe(isReserved);
});
