import { expect, test } from "vitest";
import { checkTagEdit } from "./check-tag-edit.ts";
import type { TagRule } from "./schema.ts";

const tag = (key: string, value = "") => ({ key, value });
const rule = (key: string, values: string[] = []): TagRule => ({
  key,
  isRequired: true,
  values,
  description: "",
});
const rules = [rule("Project"), rule("Stage", ["Test", "Live"])];
const check = (tags: ReturnType<typeof tag>[], add: ReturnType<typeof tag>[], remove: string[] = []) =>
  checkTagEdit(tags, { add, remove }, rules);
const [project, stage] = [tag("Project", "ranking"), tag("Stage", "Test")];
const fine = [project, stage];
const many = (count: number) => Array.from({ length: count }, (_one, index) => tag(`key-${index}`));

test.each([
  ["a new key", fine, [tag("Owner", "ada")], []],
  ["an allowed value", fine, [tag("Stage", "Live")], []],
  ["a key that no rule needs, removed", [...fine, tag("Owner")], [], ["Owner"]],
  ["a key that is not there, removed", fine, [], ["Absent"]],
  ["one fault of three mended", [tag("stage", "qa")], [tag("Project", "ranking")], []],
  ["a key renamed", [tag("project", "a"), stage], [tag("Project", "a")], ["project"]],
  ["the right spelling set while the wrong one stays", [tag("project"), ...fine], [tag("Project", "b")], []],
  ["one of two wrong spellings removed", [tag("PROJECT", "a"), tag("project", "b"), stage], [], ["PROJECT"]],
  ["the last of fifty replaced", [...fine, ...many(48)], [tag("Owner")], ["key-47"]],
])("%s is taken", (_what, ...[tags, add, remove]) => {
  expect(check(tags, add, remove)).toEqual([]);
});

test.each([
  ["no change", fine, [], [], "add", /nothing to change/],
  ["a reserved key", fine, [tag("quarry:owner", "me")], [], "add.0.key", /nobody changes it by hand/],
  ["a Studio key removed", fine, [], ["AmazonDataZoneProject"], "remove.0", /nobody changes it by hand/],
  ["one key set and removed", fine, [tag("Owner")], ["Owner"], "remove.0", /decide on one/],
  ["a line break in a value", fine, [tag("Owner", "a\nb")], [], "add.0.value", /a line break/],
  ["a comma in a key", fine, [tag("Owner"), tag("a,b")], [], "add.1.key", /“,”/],
  ["a key AWS would not take, removed", fine, [], ["a,b"], "remove.0", /“,”/],
  ["another spelling of a key that is there", fine, [tag("project", "b")], [], "add.0.key", /apart/],
  ["one tag too many", [...fine, ...many(48)], [tag("Owner")], [], "add.0.key", /at most 50 tags/],
  ["a value that is not allowed", fine, [tag("Stage", "qa")], [], "add.0.value", /Stage is “qa”/],
  [
    "a wrong value written again",
    [project, tag("Stage", "qa")],
    [tag("Stage", "qa")],
    [],
    "add.0.value",
    /“qa”/,
  ],
  [
    "a wrong spelling written again",
    [tag("project", "a"), stage],
    [tag("project", "a")],
    [],
    "add.0.key",
    /written/,
  ],
  ["a required key removed", fine, [], ["Project"], "remove.0", /Project is missing/],
  ["a wrong spelling of an absent key", [stage], [tag("PROJECT", "a")], [], "add.0.key", /written Project/],
])("%s is refused at its field", (_what, ...[tags, add, remove, path, message]) => {
  expect(check(tags, add, remove)[0]).toEqual({ path, message: expect.stringMatching(message) });
});
