import { describe, expect, test } from "vitest";
import { linearRgb, token } from "./testing/theme-colours.ts";
import type { Colour } from "./testing/theme-colours.ts";

const inks = ["ink", "ink-muted", "ink-faint", "accent-text", "success-text", "warning-text", "danger-text"];
const grounds = ["canvas", "surface", "sunken", "raised", "hover", "accent-wash"];
const tones = ["accent", "success", "warning", "danger"];
const codeInks = ["keyword", "string", "constant", "function", "property", "comment"].map(
  (kind) => `code-${kind}`,
);
const series = ["1", "2", "3", "4", "5", "6", "7", "8", "other"].map((name) => `series-${name}`);

const textPairs = [
  ...pairs(inks, grounds),
  ...tones.flatMap((tone) => pairs(["ink", "ink-muted", `${tone}-text`], [`${tone}-wash`])),
  ...pairs(codeInks, ["sunken", "surface"]),
  ...pairs(["bar-ink", "bar-ink-muted"], ["bar", "bar-hover"]),
  ...pairs(["accent-ink"], ["accent", "accent-hover"]),
  ...pairs(["danger-ink"], ["danger", "danger-hover"]),
];

const shapePairs = [
  ...pairs(["line-strong"], ["surface", "canvas", "raised"]),
  ...pairs(["focus"], ["canvas", "surface", "raised"]),
  ...pairs(["bar-focus"], ["bar"]),
  ...pairs(series, ["surface"]),
];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  test.each(textPairs)("%s can be read on %s", (ink, ground) => {
    expect(contrast(token(ink, theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapePairs)("%s can be told from %s", (shape, ground) => {
    expect(contrast(token(shape, theme), token(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});

function pairs(inksOf: string[], groundsOf: string[]): [string, string][] {
  return inksOf.flatMap((ink) => groundsOf.map((ground): [string, string] => [ink, ground]));
}

function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance of WCAG 2. */
function luminance(colour: Colour): number {
  const [red, green, blue] = linearRgb(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
