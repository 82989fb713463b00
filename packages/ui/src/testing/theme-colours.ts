// The colours of styles.css as tests compute with them.
import { readFileSync } from "node:fs";

export type Colour = { lightness: number; chroma: number; hue: number };
export type Theme = "light" | "dark";
export type Triple = readonly [number, number, number];

const tokens = readTokens(readFileSync(new URL("../styles.css", import.meta.url), "utf8"));

/** The colour of a token in a theme, as OKLCH. */
export function token(name: string, theme: Theme): Colour {
  const colours = tokens.get(name);
  if (!colours) throw new Error(`styles.css has no colour --${name}.`);
  return colours[theme];
}

/** Red, green and blue of light, from OKLCH by Björn Ottosson's matrices, clipped to sRGB as a screen does. */
export function linearRgb({ lightness, chroma, hue }: Colour): Triple {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

/** The channels multiplied with a matrix, clipped to what a screen shows. */
export function throughMatrix(rows: readonly Triple[], [x, y, z]: Triple): Triple {
  const [first = 0, second = 0, third = 0] = rows.map(([a, b, c]) => clip(a * x + b * y + c * z));
  return [first, second, third];
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

const clip = (channel: number) => Math.min(1, Math.max(0, channel));
