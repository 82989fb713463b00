import { describe, expect, test } from "vitest";
import { markdownBlocks } from "./markdown-blocks.ts";

describe("markdownBlocks", () => {
  test("cuts between paragraphs", () => {
    expect(markdownBlocks("One.\n\nTwo.\n\n## Three")).toEqual(["One.\n", "Two.\n", "## Three"]);
  });

  test.each([
    ["a fence", "```py\na = 1\n\nb = 2\n```"],
    ["a fence that is not closed yet", "~~~\na\n\nb"],
    ["a longer fence around a shorter one", "````md\n```\n\ny\n````"],
    ["a list with gaps", "- one\n\n- two\n\n  more of two"],
    ["a numbered list", "1. one\n\n2. two"],
    ["a quote", "> one\n\n> two"],
    ["links defined elsewhere", "See [it][1].\n\n[1]: https://example.com"],
  ])("keeps %s together", (_what, text) => {
    expect(markdownBlocks(text)).toEqual([text]);
  });

  test("earlier blocks stay the same while the text grows", () => {
    const before = markdownBlocks("One.\n\nTwo.\n\nThr");
    const after = markdownBlocks("One.\n\nTwo.\n\nThree and more.");
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
  });
});
