import { expect, test } from "vitest";
import { furtherPlacesFor, placesFor } from "./places.tsx";

const hrefs = (permissions: string[]) =>
  [...placesFor(permissions), ...furtherPlacesFor(permissions)].map(({ href }) => href);

test("a page is offered to those who hold its permission only", () => {
  expect(hrefs(["audit.read"])).toEqual(["/audit"]);
  expect(hrefs(["connections.read"])).toEqual(["/settings/connections"]);
});

test("nobody without permissions is offered any page", () => {
  expect(hrefs([])).toEqual([]);
});

test("no two pages are reached by the same keys", () => {
  const all = [
    "settings.read",
    "profiles.read",
    "exports.read",
    "verdicts.check",
    "playground.use",
    "audit.read",
  ];
  const keys = placesFor(all).map((place) => place.keys);
  expect(new Set(keys).size).toBe(keys.length);
});
