import * as fc from "fast-check";
import { expect, test } from "vitest";
import { covers, literal, overlaps, wild } from "./wildcards.ts";

test.each([
  ["*", "anything:at/all", true],
  ["*", "", true],
  ["s3:Get*", "s3:GetObject", true],
  ["s3:Get*", "s3:PutObject", false],
  ["arn:aws:s3:::a/*", "arn:aws:s3:::a/b/*", true],
  ["arn:aws:s3:::a/b/*", "arn:aws:s3:::a/*", false],
  ["a?c", "abc", true],
  ["a?c", "a*c", false],
  ["a?c", "a?c", true],
  ["*a*b*", "xxaxxbxx", true],
  ["*a*b*", "xxbxxaxx", false],
  ["?*", "*?", true],
  ["?*", "*", false],
  ["ab", "abc", false],
  ["", "", true],
])("the pattern %j covers %j: %j", (outer, inner, answer) => {
  expect(covers(wild(outer), wild(inner))).toBe(answer);
});

test("a literal text has no wildcards", () => {
  expect(covers(literal("a*"), wild("ab"))).toBe(false);
  expect(covers(wild("a*"), literal("a*"))).toBe(true);
});

test.each([
  ["a*", "*b", true],
  ["a*", "b*", false],
  ["a?c*", "ab*d", true],
  ["*", "", true],
  ["a", "?", true],
  ["a", "??", false],
  ["a*z", "a*y", false],
])("the patterns %j and %j have a text in common: %j", (left, right, answer) => {
  expect(overlaps(wild(left), wild(right))).toBe(answer);
  expect(overlaps(wild(right), wild(left))).toBe(answer);
});

const letters = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 6 });
const texts = ["", "a", "b"].flatMap((one) =>
  ["", "a", "b", "ab"].flatMap((two) => ["", "a", "bb"].map((three) => one + two + three)),
);
const matched = (pattern: string) => {
  const source = pattern.replaceAll("*", ".*").replaceAll("?", ".");
  return texts.filter((text) => new RegExp(`^${source}$`).test(text));
};

test("on short texts, both agree with regular expressions", () => {
  fc.assert(
    fc.property(letters, letters, (left, right) => {
      const [ofLeft, ofRight] = [matched(left), matched(right)];
      const isInside = ofRight.every((text) => ofLeft.includes(text));
      const isShared = ofRight.some((text) => ofLeft.includes(text));
      expect(isInside || !covers(wild(left), wild(right))).toBe(true);
      expect(!isShared || overlaps(wild(left), wild(right))).toBe(true);
      for (const text of texts) expect(covers(wild(left), literal(text))).toBe(ofLeft.includes(text));
    }),
    { numRuns: 2000 },
  );
});

test("a pattern of many wildcards takes no exponential time", () => {
  const began = performance.now();
  expect(covers(wild("*a".repeat(100)), wild(`${"a".repeat(2000)}b`))).toBe(false);
  expect(overlaps(wild("*a".repeat(100)), wild(`${"?a".repeat(500)}b`))).toBe(false);
  expect(performance.now() - began).toBeLessThan(2000);
});
