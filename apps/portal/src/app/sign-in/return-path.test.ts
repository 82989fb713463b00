import { expect, test } from "vitest";
import { returnPath } from "./return-path.ts";

const origin = "https://quarry.example.com";

test.each(["/profiles", "/profiles?q=a%20b&page=2", "/exports/42#places", "/api-reference", "/sign-in-help"])(
  "%s is kept",
  (path) => {
    expect(returnPath(path, origin)).toBe(path);
  },
);

test("an address of the portal itself is kept as its path", () => {
  expect(returnPath(`${origin}/audit?page=3`, origin)).toBe("/audit?page=3");
});

test.each([
  "https://evil.example/profiles",
  "//evil.example/profiles",
  String.raw`/\evil.example`,
  String.raw`\\evil.example`,
  "/\t/evil.example",
  "http:evil.example",
  "https://quarry.example.com@evil.example/",
  "/.//evil.example",
  "https://quarry.example.com//evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "http://[",
])("%s leads home instead of to another site", (address) => {
  expect(returnPath(address, origin)).toBe("/");
});

test.each([undefined, "", "/sign-in", "/sign-in?to=/sign-in", "/api/v1/events.csv", "/profiles/../sign-in"])(
  "%s leads home",
  (path) => {
    expect(returnPath(path, origin)).toBe("/");
  },
);
