import { expect, test } from "vitest";
import { highlightCode } from "./highlight-code.ts";

test.each(["python", "ts", "javascript", "bash", "json", "yml", "hcl", "env"])(
  "%s comes back whole and coloured",
  async (language) => {
    const code = 'name = "value" # remark\nif (true) {}';
    const lines = await highlightCode(code, language);
    expect(lines?.map((line) => line.map(({ text }) => text).join("")).join("\n")).toBe(code);
    expect(lines?.flat().some(({ kind }) => kind !== undefined)).toBe(true);
  },
);

test("strings, keywords and comments are told apart", async () => {
  const lines = await highlightCode('import os # all\nx = "a"', "python");
  const kinds = Object.fromEntries(lines?.flat().map(({ text, kind }) => [text.trim(), kind]) ?? []);
  expect(kinds).toMatchObject({ import: "keyword", "# all": "comment" });
  expect(lines?.[1]?.some(({ text, kind }) => text.includes("a") && kind === "string")).toBe(true);
});

test("an unknown language is left to be shown plain", async () => {
  await expect(highlightCode("x", "constructor")).resolves.toBeUndefined();
});
