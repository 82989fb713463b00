import { expect, test } from "vitest";
import { mistakeExcerpt } from "./mistake-excerpt.ts";

test("the mistake stands between what comes before and after it", () => {
  expect(mistakeExcerpt("amazon.Nova", 7)).toEqual({ before: "amazon.", at: "N", after: "ova" });
});

test("a mistake at the end marks the place after the last character", () => {
  expect(mistakeExcerpt("arn:aws", 7)).toEqual({ before: "arn:aws", at: "", after: "" });
});

test("an emoji is marked whole", () => {
  expect(mistakeExcerpt("a🦊b", 1)).toEqual({ before: "a", at: "🦊", after: "b" });
});

test("a long text is cut around the mistake", () => {
  const { before, at, after } = mistakeExcerpt(`${"x".repeat(500)}*${"y".repeat(500)}`, 500);
  expect({ before: before.length, at, after: after.length }).toEqual({ before: 61, at: "*", after: 41 });
});
