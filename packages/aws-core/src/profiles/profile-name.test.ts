import fc from "fast-check";
import { expect, test } from "vitest";
import { checkProfileDescription, checkProfileName } from "./profile-name.ts";

// The patterns of the API's own model.
const apiName = /^([0-9a-zA-Z][ _-]?)+$/;
const apiDescription = /^([0-9a-zA-Z:.][ _-]?)+$/;

test.each([
  ["search ranking", true],
  ["a", true],
  ["team_app-prod", true],
  ["ends with one ", true],
  ["", false],
  ["claude 3.5", false],
  ["a - b", false],
  ["a--b", false],
  ["-a", false],
  ["a\nb", false],
  ["größe", false],
  ["a".repeat(64), true],
  ["a".repeat(65), false],
])("the name %j is taken: %s", (name, ok) => {
  expect(checkProfileName(name).ok).toBe(ok);
});

test.each([
  ["claude 3.5", "claude 3-5"],
  ["a - b", "a-b"],
  ["größe", "gro-e"],
  ["  spaced   out ", "spaced out"],
  ["…", "my name"],
])("for %j the name %j is suggested", (name, suggestion) => {
  expect(checkProfileName(name)).toMatchObject({ ok: false, suggestion });
});

test("a problem names the character that is wrong", () => {
  expect(checkProfileName("claude 3.5")).toMatchObject({ problem: expect.stringContaining("“.”") });
  expect(checkProfileDescription("a\nb")).toMatchObject({ problem: expect.stringContaining("line break") });
});

test("the checks agree with the API's own patterns on any text, and every suggestion is taken", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: fc.constantFrom("a", "Z", "0", " ", "-", "_", ".", ":", "é"), maxLength: 230 }),
  );
  fc.assert(
    fc.property(text, (value) => {
      const [name, description] = [checkProfileName(value), checkProfileDescription(value)];
      expect(name.ok).toBe(value.length <= 64 && apiName.test(value));
      expect(description.ok).toBe(value.length <= 200 && apiDescription.test(value));
      expect(checkProfileName(name.ok ? value : name.suggestion)).toEqual({ ok: true });
      expect(checkProfileDescription(description.ok ? value : description.suggestion)).toEqual({ ok: true });
    }),
    { numRuns: 2000 },
  );
});
