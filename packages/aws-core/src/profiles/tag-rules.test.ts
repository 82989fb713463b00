import { expect, test } from "vitest";
import { checkTags, mostTags } from "./tag-rules.ts";

const tag = (key: string, value = "") => ({ key, value });
const many = (count: number) => Array.from({ length: count }, (_one, index) => tag(`key-${index}`));

test.each([
  ["keys and values of every allowed character", [tag("a Z.9_:/=+@-", "b Z.9_:/=+@-")]],
  ["the longest key and value", [tag("k".repeat(128), "v".repeat(256))]],
  ["an empty value", [tag("Owner")]],
  ["as many as fit", many(mostTags)],
])("%s are taken", (_what, tags) => {
  expect(checkTags(tags)).toEqual([]);
});

test.each([
  ["no key", [tag("")], /needs a key/],
  ["a long key", [tag("k".repeat(129))], /128/],
  ["a long value", [tag("k", "v".repeat(257))], /256/],
  ["a reserved key", [tag("aws:owner")], /reserved/],
  ["a reserved key in capitals", [tag("AWS:owner")], /reserved/],
  ["a line break", [tag("k", "a\nb")], /line break/],
  ["a control character", [tag("k", "a\u0000b")], /control character/],
  ["a no-break space", [tag("k", "a\u00A0b")], /a space other than the usual one/],
  ["a line separator", [tag("a\u2028b")], /a space other than the usual one/],
  ["an umlaut", [tag("k", "größe")], /“ö”/],
  ["a comma in a key", [tag("a,b")], /“,”/],
  ["one key twice", [tag("k"), tag("k")], /twice/],
  ["two spellings of a key", [tag("Project"), tag("project")], /Project and project apart/],
  ["one too many", many(mostTags + 1), /at most 50 tags; these are 51/],
])("%s is refused in a sentence", (_what, tags, sentence) => {
  expect(checkTags(tags)[0]?.problem).toMatch(sentence);
});
