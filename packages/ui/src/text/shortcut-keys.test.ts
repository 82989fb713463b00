import { describe, expect, test } from "vitest";
import { describeKeys, matchShortcut } from "./shortcut-keys.ts";
import type { KeyPress } from "./shortcut-keys.ts";

const shortcuts = ["g p", "g e", "p", "/", "?", "mod+k"];

function press(...keys: string[]): KeyPress[] {
  return keys.map((key, index) => ({ key, mod: false, at: index * 100 }));
}

describe("matchShortcut", () => {
  test.each([
    [["g", "p"], "g p"],
    [["x", "p"], "p"],
    [["g"], undefined],
    [["?"], "?"],
    [["G", "E"], "g e"],
  ])("%j completes %s", (keys, expected) => {
    expect(matchShortcut(press(...keys), shortcuts)).toBe(expected);
  });

  test("a sequence that takes too long is two single keys", () => {
    const slow = [
      { key: "g", mod: false, at: 0 },
      { key: "p", mod: false, at: 5_000 },
    ];
    expect(matchShortcut(slow, shortcuts)).toBe("p");
  });

  test("a key with Control is another key than without", () => {
    expect(matchShortcut([{ key: "k", mod: true, at: 0 }], shortcuts)).toBe("mod+k");
    expect(matchShortcut([{ key: "p", mod: true, at: 0 }], shortcuts)).toBeUndefined();
  });
});

test("keys are named as on the reader's keyboard", () => {
  expect(describeKeys("mod+k", true)).toEqual([["⌘", "K"]]);
  expect(describeKeys("mod+k", false)).toEqual([["Ctrl", "K"]]);
  expect(describeKeys("g p", false)).toEqual([["G"], ["P"]]);
});
