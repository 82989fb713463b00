import fc from "fast-check";
import { expect, test } from "vitest";
import { checkEndpointName, suggestEndpointName } from "./endpoint-name.ts";

// The two patterns of the API's own model, which both limit to 63 characters.
const apiEndpointName = /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/;
const apiModelName = /^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/;

test.each([
  ["twin-llama", true],
  ["a", true],
  ["a--b", true],
  ["a".repeat(63), true],
  ["a".repeat(64), false],
  ["twin_llama", false],
  ["twin-llama-", false],
  ["-twin-llama", false],
  ["", false],
  ["llama 3.1", false],
  ["größe", false],
])("the name %j is taken: %s", (name, ok) => {
  expect(checkEndpointName(name).ok).toBe(ok);
});

test.each([
  ["mlabonne/TwinLlama-3.1-8B_DPO", "TwinLlama-3-1-8B-DPO"],
  ["twin_llama", "twin-llama"],
  ["--größe--", "gro-e"],
  ["…", "my-endpoint"],
  ["a".repeat(70), "a".repeat(63)],
])("for %j the name %j is suggested", (text, suggestion) => {
  expect(suggestEndpointName(text)).toBe(suggestion);
});

test("a problem names what is wrong and for what", () => {
  expect(checkEndpointName("twin_llama")).toMatchObject({ problem: expect.stringContaining("underscore") });
  expect(checkEndpointName("a".repeat(64))).toMatchObject({ problem: expect.stringContaining("64") });
  expect(checkEndpointName("", "model")).toMatchObject({ problem: expect.stringContaining("model") });
});

test("the check agrees with the API's own patterns on any text, and every suggestion is taken", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 100 }),
    fc.string({ unit: fc.constantFrom("a", "Z", "0", "-", "_", ".", "/", "é"), maxLength: 70 }),
  );
  fc.assert(
    fc.property(text, (value) => {
      const fits = value.length <= 63;
      expect(checkEndpointName(value).ok).toBe(fits && apiEndpointName.test(value));
      expect(checkEndpointName(value).ok).toBe(fits && apiModelName.test(value));
      expect(checkEndpointName(suggestEndpointName(value))).toEqual({ ok: true });
    }),
    { numRuns: 2000 },
  );
});
