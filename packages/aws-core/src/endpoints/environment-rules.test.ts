import fc from "fast-check";
import { expect, test } from "vitest";
import { checkEnvironment } from "./environment-rules.ts";

test.each([
  ["MAX_INPUT_LENGTH", "2048"],
  ["_private", ""],
  ["a".repeat(1024), "a".repeat(1024)],
])("the variable %.20s with the value %.20s is taken", (key, value) => {
  expect(checkEnvironment({ [key]: value })).toEqual([]);
});

test.each([
  ["", "1", /needs a name/],
  ["1ST", "1", /begins with a letter/],
  ["MAX-INPUT", "1", /letters, digits and underscores/],
  ["a".repeat(1025), "1", /at most 1024/],
  ["LONG", "a".repeat(1025), /1025 characters/],
  ["HF_TOKEN", "x", /stored encrypted/],
  ["HUGGING_FACE_HUB_TOKEN", "x", /stored encrypted/],
  ["NOTE", `my token is hf_${"a".repeat(34)}`, /looks like a secret/],
  ["KEY", `AKIA${"A".repeat(16)}`, /looks like a secret/],
  ["KEY", "-----BEGIN RSA PRIVATE KEY-----", /looks like a secret/],
])("the variable %.20j with the value %.20j is refused", (key, value, problem) => {
  expect(checkEnvironment({ [key]: value })).toEqual([{ key, problem: expect.stringMatching(problem) }]);
});

test("no sentence repeats the value that it refuses", () => {
  const secret = `hf_${"Z9".repeat(17)}`;
  for (const key of ["NOTE", "HF_TOKEN"])
    expect(JSON.stringify(checkEnvironment({ [key]: secret }))).not.toContain(secret);
});

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`V${at}`, "1"]));

test("a hundred variables are taken, one more is not", () => {
  expect(checkEnvironment(many(100))).toEqual([]);
  expect(checkEnvironment(many(101))).toEqual([{ key: "", problem: expect.stringContaining("101") }]);
});

test("names are judged as the API's own pattern judges them", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 20 }), (key) => {
      const taken = checkEnvironment({ [key]: "1" }).length === 0;
      expect(taken).toBe(/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(key));
    }),
  );
});
