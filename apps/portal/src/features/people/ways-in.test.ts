import { expect, test } from "vitest";
import { howTheyComeIn } from "./ways-in.ts";

test.each([
  ["Company Login", true, "They sign in with Company Login"],
  [null, true, "only its own people sign in"],
  [null, false, "Nobody comes in yet"],
])("how people come in is told by provider (%s) and demo (%s)", (provider, isDemo, words) => {
  const told = howTheyComeIn({ provider, isDemo });
  expect(told).toContain(words);
  expect(told).toContain("verified the e-mail");
  expect(told).toContain("no password");
});
