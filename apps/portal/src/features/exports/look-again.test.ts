import { expect, test } from "vitest";
import { lookAgainAfter } from "./look-again.ts";

test.each([
  { standings: ["pending", "unavailable"], after: 2_000 },
  { standings: ["alive", "unavailable"], after: 10_000 },
  { standings: ["alive", "gone", "other-account", "no-permission"], after: false },
  { standings: [], after: false },
] as const)("an export with $standings is asked for again after $after", ({ standings, after }) => {
  expect(lookAgainAfter(standings.map((verification) => ({ verification })))).toBe(after);
});
