import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Colour = { lightness: number; chroma: number; hue: number };
type Theme = "light" | "dark";

const tokens = readTokens(readFileSync(new URL("styles.css", import.meta.url), "utf8"));

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

function readTokens(css: string): Map<string, Record<Theme, Colour>> {
  const colour = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)[^)]*\)`;
  const declaration = new RegExp(String.raw`--([\w-]+): light-dark\(${colour}, ${colour}\)`, "g");
  const found = [...css.matchAll(declaration)].map(([, name = "", ...numbers]) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers.map(Number);
    const light = { lightness: a, chroma: b, hue: c };
    return [name, { light, dark: { lightness: d, chroma: e, hue: f } }] as const;
  });
  return new Map(found);
}

function token(name: string, theme: Theme): Colour {
  const colours = tokens.get(name);
  if (!colours) throw new Error(`styles.css has no colour --${name}.`);
  return colours[theme];
}

function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance of WCAG 2 from OKLCH, by Björn Ottosson's matrices, clipped to sRGB as a screen does. */
function luminance({ lightness, chroma, hue }: Colour): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function clip(channel: number): number {
  return Math.min(1, Math.max(0, channel));
}
